"""What differs between languages: typography, letters, sentences, dictionaries."""
