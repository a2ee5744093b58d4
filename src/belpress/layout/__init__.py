"""From composed parts to pages: bodies made up and fitted, every page number settled."""
