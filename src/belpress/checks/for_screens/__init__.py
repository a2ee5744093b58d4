"""Rules on a PDF that is read on screens."""
