"""Rules on any finished PDF, whatever it is for."""
