"""From an edition to HTML, part by part."""
