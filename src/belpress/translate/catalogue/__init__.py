"""Catalogues of translations: PO files read strictly, merged without loss."""
