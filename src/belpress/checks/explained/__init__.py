"""What is said of the rules that reading, translating, layout and the commands hold themselves.

A file a concern. Rules that ``belpress check`` adds explain themselves, where they stand.
"""
