"""Rules that look at pictures, before there are pages."""
