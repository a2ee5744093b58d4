"""Files that other programs for translators read and write: XLIFF, TMX, TBX, PO templates."""
