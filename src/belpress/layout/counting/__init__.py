"""Lines counted without laying anything out."""
