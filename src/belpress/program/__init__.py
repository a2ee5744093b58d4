"""The program itself: its version, what it is made of, how it ends."""
