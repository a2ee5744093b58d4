"""Rules that look at an edition as a whole."""
