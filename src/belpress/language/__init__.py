"""What a language wants: its typography, its letters, its sentences, its dictionaries."""
