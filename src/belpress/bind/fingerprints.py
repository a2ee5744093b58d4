"""Tells pages apart by what they show."""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO

from pikepdf import Dictionary, Name, Pdf


def fingerprints(pdf: bytes, design: str) -> tuple[str, ...]:
    """Return a digest of what each page of a part shows: equal digests mean equal pictures.

    ``design`` is the digest of the design the part was laid out with (see ``Materials``).
    """
    with Pdf.open(BytesIO(pdf)) as part:
        pictures: dict[str, bytes] = {}
        found = []
        for page in part.pages:
            content = page.obj.Contents.read_bytes()
            digest = blake2b(design.encode() + content, digest_size=12)
            for name, picture in page.obj.Resources.get("/XObject", Dictionary()).items():
                if name.encode() in content and picture.get("/Subtype") == Name.Image:
                    if name not in pictures:
                        pictures[name] = blake2b(picture.read_raw_bytes()).digest()
                    digest.update(pictures[name])
            digest.update(str(page.mediabox).encode())
            found.append(digest.hexdigest())
    return tuple(found)
