"""What a translation keeps when its source changes: cosmetic changes, and sentences."""
