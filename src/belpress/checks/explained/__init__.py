"""Explanations of the rules that reading, translation, layout and the commands apply themselves.

A file a concern. Rules that ``belpress check`` adds explain themselves, where they stand.
"""
