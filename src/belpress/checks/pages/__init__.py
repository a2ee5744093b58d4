"""Rules that look at laid-out pages."""
