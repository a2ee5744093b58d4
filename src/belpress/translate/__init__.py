"""From an edition and its catalogues to the edition in another language."""
