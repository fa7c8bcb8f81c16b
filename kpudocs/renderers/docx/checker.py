"""Every fault of a template at once, in Indonesian, with its place.

A template is read as it would be run, tag by tag in the order of reading, without running it: so a
fault does not hide the next. What reads well is then filled with sample decrees, since only that
proves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePath

from jinja2 import nodes

from kpudocs.naskah import Naskah
from kpudocs.ooxml.opener import Unsafe, open_package
from kpudocs.renderers.docx.blocks import DIRECTIVES, KEYWORDS, Block, Reader, Told
from kpudocs.renderers.docx.filling import fill_samples
from kpudocs.renderers.docx.language import MAX_NESTING
from kpudocs.renderers.docx.names import DECREE, Name, learn_names, mark_texts, required, suggest
from kpudocs.renderers.docx.places import (
    BODY,
    Part,
    Place,
    TemplateFault,
    find_unfilled,
    own_texts,
    read_parts,
    table_place,
)
from kpudocs.renderers.docx.styling import check_styles, read_styles
from kpudocs.renderers.docx.tags import Tag, find_tags
from kpudocs.renderers.docx.template import find_unpaired
from kpudocs.renderers.docx.words import Element, parse_xml, w

__all__ = ["TemplateFault", "check_template", "guess_kind"]

_FILLABLE = {"bagian_wajib", "format_dalam_tanda", "gaya_hilang", "gaya_salah_jenis"}
"""Faults with which a template can be filled all the same."""
_TOGETHER = (
    "taruh keduanya dalam satu paragraf, atau pakai {%p pada paragraf tersendiri dalam sel yang sama, "
    "{%tr pada baris tersendiri dalam tabel yang sama"
)
_MAX_TAGS = 5000
_MAX_PARAGRAPHS = 5000
"""Some 250 pages: far more than a template has, and few enough to be looked through at once."""
_HOLDERS = {"p": "paragraf", "tr": "baris tabel", "tc": "sel tabel"}


def check_template(raw: bytes, name: str, kind: str | None, samples: Sequence[Naskah]) -> tuple[TemplateFault, ...]:
    """What is wrong with a template, in the order of reading.

    `kind` is "keputusan" or a kind of lampiran; None guesses it. `samples` are decrees that hold
    every part and every kind, as `kpudocs.sample.compose_samples` makes them.
    """
    try:
        parts = open_package(raw)
    except Unsafe as error:
        advice = "simpan ulang sebagai .docx biasa, tanpa yang disebut itu"
        return (TemplateFault(str(error), advice, file=name, code="berkas_tidak_aman"),)
    marked = tuple(mark_texts(naskah) for naskah in samples)
    kind = kind or guess_kind(raw, name, samples)
    check = _Check(name, kind, _names(marked, kind))
    faults = check.run(parts)
    if "bagian_wajib" not in {fault.code for fault in faults}:
        faults += check.missing(required(_names(marked, kind), marked, kind))
    codes = {fault.code for fault in faults}
    if codes <= _FILLABLE:
        faults += fill_samples(raw, name, kind, marked, compare="bagian_wajib" not in codes, is_sound=not codes)
    return tuple(faults)


def guess_kind(raw: bytes, name: str, samples: Sequence[Naskah]) -> str:
    """The kind that the file's name says, else the one whose names it knows best."""
    kinds = [DECREE, *dict.fromkeys(lampiran.jenis for lampiran in samples[0].lampiran)]
    stem = PurePath(name.replace("\\", "/")).stem.lower()
    if stem in kinds:
        return stem
    marked = tuple(mark_texts(naskah) for naskah in samples)

    def misfit(kind: str) -> int:
        check = _Check(name, kind, _names(marked, kind))
        return len(check.run(open_package(raw))) + len(check.unprinted(required(_names(marked, kind), marked, kind)))

    return min(kinds, key=misfit)


@lru_cache(maxsize=32)
def _names(marked: tuple[Naskah, ...], kind: str) -> Name:
    return learn_names(marked, kind)


class _Check:
    """One reading of a template."""

    def __init__(self, name: str, kind: str, names: Name) -> None:
        self.name = name
        self.kind = kind
        self.reader = Reader(names)
        self.faults: list[TemplateFault] = []
        self._names = names

    def tell(self, place: Place, tag: str, told: Told) -> None:
        code, message, advice = told
        self.faults.append(
            TemplateFault(
                message,
                advice,
                file=self.name,
                code=code,
                part=place.part,
                paragraph=place.paragraph,
                place=place.words,
                tag=tag,
            )
        )

    def run(self, parts: dict[str, bytes]) -> list[TemplateFault]:
        """Read every part; returned is what is wrong in them."""
        styles = read_styles(parse_xml(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
        shown = {style.id: (style.name, style.is_heading) for style in styles.values()}
        found = read_parts(parts)
        for what, count, most in _sizes(found, parts):
            if count > most:
                told = ("terlalu_panjang", f"templat memuat lebih dari {most} {what}", "pendekkan")
                self.tell(Place(BODY, -1, "badan"), "", told)
                return self.faults
        for part in found:
            places = part.places(shown)
            if part.kind in ("footnotes", "endnotes") or (part.kind != "document" and self.kind != DECREE):
                self._unread(part, places)
                continue
            for element in part.root.iter():
                if not isinstance(element.tag, str):
                    continue
                if element in places:
                    self._paragraph(element, places[element])
                self._hidden(part, element, places)
            for block in self.reader.blocks:
                self._unclosed(block)
            self.reader.blocks.clear()
        for name in find_unfilled(parts, {part.name for part in found}):
            advice = "hapus tanda itu (sifat dokumen: Berkas > Info)"
            self.tell(Place(name, -1, name), "", ("bagian_tidak_diisi", f"tanda dalam {name} tidak diisi", advice))
        for place, told in check_styles(found, styles, self.kind, shown):
            self.tell(place, "", told)
        return self.faults

    def unprinted(self, groups: Iterable[tuple[str, ...]]) -> list[str]:
        """The required names that no tag prints."""
        return [group[0] for group in groups if not self.reader.printed.intersection(group)]

    def missing(self, groups: Iterable[tuple[str, ...]]) -> list[TemplateFault]:
        """Required parts that are not there: one fault for each."""
        absent: dict[str, list[str]] = {}
        for path in self.unprinted(groups):
            steps = path.split(".")
            part = ".".join(steps[:2]) if steps[0] in ("lampiran", "tabel") else steps[0]
            absent.setdefault(part.replace("[]", ""), []).append(path)
        return [
            TemplateFault(
                f'bagian wajib "{part}" tidak dicetak',
                f"tambahkan tanda untuk {', '.join(paths)}; contohnya ada dalam templat bawaan",
                file=self.name,
                code="bagian_wajib",
                part=BODY,
                place="badan",
            )
            for part, paths in absent.items()
        ]

    def _unread(self, part: Part, places: dict[Element, Place]) -> None:
        """Parts that are not filled: text in them would vanish, or print as a tag."""
        for paragraph, place in places.items():
            text = "".join(node.text or "" for node in own_texts(paragraph))
            if part.kind in ("footnotes", "endnotes") and ("{{" in text or "{%" in text):
                self.tell(place, "", ("bagian_tidak_diisi", f"tanda dalam {part.words} tidak diisi", "hapus"))
            elif part.kind in ("header", "footer") and text.strip():
                advice = "pindahkan ke keputusan.docx; kepala dan kaki halamannya berlaku untuk lampiran juga"
                self.tell(place, "", ("bagian_tidak_dipakai", f"{part.words} templat lampiran tidak dipakai", advice))

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        text = "".join(node.text or "" for node in own_texts(paragraph))
        if unpaired := find_unpaired(text):
            closing = "tutup dengan }} atau %} dalam paragraf yang sama"
            self.tell(place, unpaired, ("tanda_tidak_berpasangan", "tanda tidak berpasangan", closing))
            return
        tags = list(find_tags(paragraph))
        if tags:
            self._alone(paragraph, place, tags, text)
        for tag in tags:
            if tag.split:
                told = ("format_dalam_tanda", "bagian-bagian tanda berformat berlainan", "jalankan dengan --fix")
                self.tell(place, tag.text, told)
            if tag.eats:
                told = ("penghapus_teks", "tanda - atau + di tepi menghapus teks di sebelahnya", "hapus tanda itu")
                self.tell(place, tag.text, told)
            if not tag.is_comment:
                self._tag(paragraph, place, tag)

    def _alone(self, paragraph: Element, place: Place, tags: list[Tag], text: str) -> None:
        """A tag that takes the place of its paragraph, row or cell stands alone in it."""
        for tag in (tag for tag in tags if tag.level in _HOLDERS):
            holder = paragraph if tag.level == "p" else next(paragraph.iterancestors(w(tag.level)), None)
            if holder is None:
                told = ("di_luar_tabel", f"{{%{tag.level} hanya dapat dalam tabel", "pakai {%p")
                self.tell(place, tag.text, told)
                continue
            whole = text if tag.level == "p" else "".join(node.text or "" for node in holder.iter(w("t")))
            others = whole.replace(tag.text, "", 1).strip()
            if not others:
                continue
            what = _HOLDERS[tag.level]
            if "{%" in others or tag.text in others:
                code, message = "dua_tanda", f"{what} memuat tanda lain di samping {{%{tag.level}"
            else:
                code, message = "teks_hilang", f'"{others[:40]}" di samping {{%{tag.level} tidak akan tercetak'
            self.tell(place, tag.text, (code, message, f"pindahkan ke {what} tersendiri"))

    def _hidden(self, part: Part, element: Element, places: dict[Element, Place]) -> None:
        """Tags that stand in no paragraph's text: a table's description, a picture's."""
        texts = [str(value) for value in element.attrib.values()]
        if element.tag != w("t"):
            texts.append(element.text or "")
        for text in texts:
            if "{{" not in text and "{%" not in text:
                continue
            paragraph = next(element.iterancestors(w("p")), None)
            place = table_place(part, element) if paragraph is None else places[paragraph]
            node, told = self.reader.parse(text)
            if told is None and node is not None:
                for told in self.reader.read(node):
                    self.tell(place, text, told)
            elif told is not None:
                self.tell(place, text, told)

    def _tag(self, paragraph: Element, place: Place, tag: Tag) -> None:
        for told in self._statement(paragraph, place, tag) if tag.is_statement else self._output(tag):
            self.tell(place, tag.text, told)

    def _output(self, tag: Tag) -> Iterator[Told]:
        if tag.level:
            yield ("salah_tulis", f"{{{{{tag.level} tidak dikenal", "tulis {{ nama }}")
            return
        yield from self._expression("{{ %s }}", tag.inside, self.reader.print)

    def _expression(self, form: str, source: str, reading: object) -> Iterator[Told]:
        node, told = self.reader.parse(form % source)
        if told is not None:
            yield told
        if isinstance(node, nodes.Output) and len(node.nodes) == 1 and callable(reading):
            yield from reading(node.nodes[0])
        elif isinstance(node, nodes.If):
            yield from self.reader.read(node.test)
        elif node is not None and not isinstance(node, nodes.For):
            yield ("salah_tulis", "tanda salah tulis", "tulis seperti {{ nama }} atau {% if nama %}")

    def _statement(self, paragraph: Element, place: Place, tag: Tag) -> Iterator[Told]:
        word = tag.keyword
        if word not in KEYWORDS:
            told = ("perintah_tidak_dikenal", f'perintah "{word}" tidak dikenal', suggest(word, KEYWORDS))
            if word in ("p", "tr", "tc", "r"):
                told = (told[0], told[1], f"tulis {{%{word} {tag.rest} %}}, tanpa spasi di depan {word}")
            yield told
        elif word in DIRECTIVES:
            yield from self._directive(paragraph, tag)
        else:
            container = _container(paragraph, tag.level)
            if word in ("for", "if") and len(self.reader.blocks) >= MAX_NESTING:
                yield ("terlalu_dalam", f"for dan if bersarang lebih dari {MAX_NESTING} tingkat", "sederhanakan")
            if word == "for":
                node, wrong = self.reader.parse(f"{{% {tag.inside} %}}{{% endfor %}}")
                names: dict[str, Name] = {}
                if wrong is not None:
                    yield wrong
                if isinstance(node, nodes.For):
                    names, faults = self.reader.loop(node)
                    yield from faults
                self.reader.blocks.append(Block("for", tag, place, container, names))
            elif word == "if":
                yield from self._expression("{%% if %s %%}{%% endif %%}", tag.rest, None)
                self.reader.blocks.append(Block("if", tag, place, container))
            else:
                if word == "elif":
                    yield from self._expression("{%% if %s %%}{%% endif %%}", tag.rest, None)
                elif tag.rest:
                    yield ("salah_tulis", f'"{tag.rest}" di belakang {word} tidak dikenal', f"tulis {{% {word} %}}")
                yield from self._go_on(tag, container)

    def _directive(self, paragraph: Element, tag: Tag) -> Iterator[Told]:
        if tag.level:
            yield ("salah_tulis", f"{tag.keyword} ditulis tanpa {tag.level}", f"tulis {{% {tag.keyword} … %}}")
        reading = {"sel": self.reader.cell, "kolom": self.reader.table, "rangkai": self.reader.read}[tag.keyword]
        yield from self._expression("{{ %s }}", tag.rest, reading)
        if tag.keyword == "sel" and next(paragraph.iterancestors(w("tc")), None) is None:
            yield ("di_luar_tabel", "sel hanya dapat dalam sel tabel", "pindahkan ke dalam tabel")
        after = paragraph.getnext()
        if tag.keyword == "kolom" and (after is None or after.tag != w("tbl")):
            yield ("di_luar_tabel", "kolom harus tepat di atas tabelnya", "pindahkan ke paragraf di atas tabel")

    def _go_on(self, tag: Tag, container: Element) -> Iterator[Told]:
        """What goes on with a block, or ends it: elif, else, endif, endfor."""
        blocks, word = self.reader.blocks, tag.keyword
        opener = {"endfor": ("for",), "endif": ("if",), "elif": ("if",), "else": ("if", "for")}[word]
        if not any(block.keyword in opener for block in blocks):
            yield (
                "penutup_tanpa_pembuka",
                f"{word} tanpa {opener[0]}",
                f"hapus, atau tambahkan {opener[0]} di atasnya",
            )
            return
        while blocks[-1].keyword not in opener:
            self._unclosed(blocks.pop())
        block = blocks[-1]
        if word.startswith("end"):
            blocks.pop()
        if block.container is not container:
            yield (
                "ditutup_di_tempat_lain",
                f"{block.tag.text} ({block.place.words}) dan {word} tidak di tempat yang sama",
                _TOGETHER,
            )

    def _unclosed(self, block: Block) -> None:
        told = ("tidak_ditutup", f"{block.keyword} tidak ditutup", f"tambahkan end{block.keyword}")
        self.tell(block.place, block.tag.text, told)


def _sizes(found: Sequence[Part], parts: dict[str, bytes]) -> Iterator[tuple[str, int, int]]:
    """How much there is to read, and how much is still read."""
    yield "paragraf", sum(1 for part in found for _ in part.root.iter(w("p"))), _MAX_PARAGRAPHS
    yield "tanda", sum(parts[part.name].count(mark) for part in found for mark in (b"{{", b"{%", b"{#")), _MAX_TAGS


def _container(paragraph: Element, level: str) -> Element:
    """What a tag of this level stands in: the paragraph itself, or what holds its paragraph, row or cell."""
    holder = paragraph if level in ("", "r", "p") else next(paragraph.iterancestors(w(level)), paragraph)
    parent = holder.getparent()
    return holder if level in ("", "r") or parent is None else parent
