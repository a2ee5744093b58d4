"""Drawings: SVG made safe for the layout, in the typeface of the house."""
