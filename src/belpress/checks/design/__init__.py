"""Rules that look at the colours and symbols of the house design."""
