"""The Markdown of manuscripts: CommonMark with tables, footnotes and trailing attributes.

Raw HTML is shown as text. All of the syntax is known in this package and nowhere else.
"""
