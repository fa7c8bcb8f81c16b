"""A Naskah as a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.resources.abc import Traversable

from lxml import etree

from kpudocs.errors import InvalidTemplate, MissingResource, RefusedOutput
from kpudocs.naskah import Naskah
from kpudocs.renderers.docx.context import decree_values, lampiran_values
from kpudocs.renderers.docx.foreign import mark_foreign
from kpudocs.renderers.docx.mould import Mould, Templates, make_mould, read_templates
from kpudocs.renderers.docx.package import Block, core_properties, pack, pack_stream, write_package
from kpudocs.renderers.docx.proof import prove
from kpudocs.renderers.docx.rows import RowPiece
from kpudocs.renderers.docx.sections import close_with, section_properties
from kpudocs.renderers.docx.soundness import DOCUMENT, NotXml
from kpudocs.renderers.docx.template import invalid
from kpudocs.renderers.docx.words import parse_xml
from kpudocs.renderers.moment import default_moment

__all__ = ["fill", "own_texts", "read_words", "render"]

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PIECE = 1 << 16  # characters that are packed at a time


def render(naskah: Naskah, *, moment: datetime | None = None, templates: Traversable | None = None) -> bytes:
    """Fill the Word templates with a decree.

    `moment` dates the file (default: the decree's own date); `templates` is a folder laid out like
    ours (`keputusan.docx`, `lampiran/<jenis>.docx`); what is not in it is taken from ours. Raises
    InvalidTemplate and MissingResource.
    """
    sources = read_templates(frozenset(lampiran.jenis for lampiran in naskah.lampiran), templates)
    content, own = _cast(naskah, sources, moment)
    try:
        prove(content, naskah, own)
    except RefusedOutput as error:
        if isinstance(error.__cause__, NotXml):
            raise _unpaired(str(error.__cause__)) from error
        raise
    return content


def read_words(content: bytes) -> list[str]:
    """What a document, perhaps saved by Word, says, without blanks; nothing for one that is no document."""
    from kpudocs.renderers.docx.change import read_words as read

    return read(content)


def own_texts(naskah: Naskah, templates: Traversable | None = None) -> tuple[str, ...]:
    """What the templates of a Naskah print of themselves."""
    sources = read_templates(frozenset(lampiran.jenis for lampiran in naskah.lampiran), templates)
    return fill(naskah, sources)[1]


def fill(naskah: Naskah, sources: Templates, *, moment: datetime | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The templates given, filled but not proven to say the Naskah, and the texts that they have of their own.

    `sources` are the decree's template, then one for each of its kinds of lampiran. Raises
    InvalidTemplate where what comes out is not XML.
    """
    content, own = _cast(naskah, sources, moment)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        try:
            parse_xml(package.read(DOCUMENT))
        except etree.XMLSyntaxError as error:
            raise _unpaired(DOCUMENT) from error
    return content, own


def _unpaired(part: str) -> InvalidTemplate:
    """A template's loop may close in another cell than it opened in: what is filled is no XML then."""
    return invalid(part, "tanda pembuka dan penutup templat tidak sepasang")


def _cast(naskah: Naskah, sources: Templates, moment: datetime | None) -> tuple[bytes, tuple[str, ...]]:
    kinds = frozenset((lampiran.jenis, lampiran.lanskap) for lampiran in naskah.lampiran)
    mould = make_mould(sources, kinds, naskah.profil, _read_logo(naskah))
    moment = moment or default_moment(naskah)
    values = decree_values(naskah) | {"logo": mould.logo}
    parts = dict(mould.parts)
    for name, furniture in mould.furniture.items():
        parts[name] = pack(_DECLARATION + furniture.render(values).encode())
    parts[DOCUMENT] = pack_stream(_document(naskah, mould, values))
    parts["docProps/core.xml"] = pack_stream((core_properties(naskah.info, moment),))
    return write_package(parts, moment), mould.own_texts


def _document(naskah: Naskah, mould: Mould, values: dict[str, object]) -> Iterator[bytes | Block]:
    """document.xml, piece by piece: the decree, then each lampiran in a section of its own; rows are blocks."""
    yield _DECLARATION
    for piece in mark_foreign(_gather(_document_text(naskah, mould, values)), naskah, mould.opening):
        yield _block(piece) if isinstance(piece, RowPiece) else piece.encode()


def _block(piece: RowPiece) -> Block:
    return piece.recall("block", lambda: Block(piece.encode()))


def _gather(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in fewer pieces, since a template prints tag by tag; those of rows stay as they are."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        is_large = isinstance(piece, RowPiece)
        if size >= _PIECE or (held and is_large):
            yield "".join(held)
            held, size = [], 0
        if is_large:
            yield piece
        else:
            held.append(piece)
            size += len(piece)
    yield "".join(held)


def _document_text(naskah: Naskah, mould: Mould, values: dict[str, object]) -> Iterator[str]:
    profil = naskah.profil
    restart = profil.nomor_halaman_lampiran == "ulang"
    section = section_properties(mould.references, profil, lanskap=False, restart=False, first_page_bare=True)
    yield mould.opening
    body = mould.body.generate(values)
    for lampiran in naskah.lampiran:
        yield from close_with(body, section)
        template = mould.lampiran[lampiran.jenis, lampiran.lanskap]
        body = template.generate(values | lampiran_values(lampiran, profil))
        section = section_properties(
            mould.references, profil, lanskap=lampiran.lanskap, restart=restart, first_page_bare=restart
        )
    yield from body
    yield f"{section}</w:body></w:document>"


def _read_logo(naskah: Naskah) -> bytes | None:
    path = naskah.profil.logo
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        raise MissingResource(f"berkas logo tidak dapat dibaca: {path}") from None
