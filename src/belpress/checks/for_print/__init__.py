"""Rules on a PDF that goes to a printer."""
