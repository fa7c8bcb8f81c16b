"""Was this file made from these facts by this version, and is it unchanged?

Two witnesses are heard. The receipt says what the file was when it was made, and from what; it can
be forged. Making the file anew from its facts needs nobody's word: where the bytes are the same,
all is said. Where they are not, the receipt tells which of the things that went in has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kpudocs import __version__
from kpudocs.composition import compose, compose_petikan
from kpudocs.errors import Fault, InvalidInput, KpudocsError, UnknownChoice, explain_os_error
from kpudocs.loaders import load_source
from kpudocs.loaders.filled import load_filled
from kpudocs.loaders.source import Source
from kpudocs.naskah import Naskah, Ragam
from kpudocs.petikan import SEMUA
from kpudocs.receipts.apart import judge_apart
from kpudocs.receipts.carried import carried_source, read_carried
from kpudocs.receipts.making import attachments_of, font_records, libraries, pulled_files, template_records
from kpudocs.receipts.receipt import (
    FileRecord,
    OutputRecord,
    Receipt,
    hash_of,
    receipt_name,
)
from kpudocs.receipts.verdict import Verdict
from kpudocs.receipts.witnesses import HeardRow, find_facts, find_original, find_receipt, find_row, has_hash
from kpudocs.renderers import FORMATS, find_change, read_words, render
from kpudocs.renderers.attachment import Attachment
from kpudocs.sandbox import run_sandboxed

__all__ = ["Verdict", "verify"]

_MAX_BYTES = 1 << 30
_SECONDS = 60.0  # to read a file that was changed, in a process of its own


def verify(
    path: str | Path,
    *,
    source: str | Path | None = None,
    receipt: str | Path | None = None,
    templates: Path | None = None,
    original: str | Path | None = None,
) -> Verdict:
    """Judge an output of kpudocs against its receipt and its facts.

    The receipt is looked for beside the file, the facts where the receipt says; both can be named.
    `templates` is the folder of an office's own Word templates, where the file was made with them.
    `original` is the signed or scanned original of a certified copy; else it is looked for beside the
    receipt. Raises InvalidInput for facts that were named and cannot be read.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES)
    except OSError as error:
        return _unjudged(
            path, "berkas_hilang", f"berkas tidak dapat dibaca ({explain_os_error(error)})", "periksa namanya"
        )
    if path.suffix.lower().lstrip(".") not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        return _unjudged(path, "bentuk_berkas", "bukan bentuk berkas yang dibuat kpudocs", f"bentuknya: {known}")
    attachments = read_carried(content, str(path)) if path.suffix.lower() == ".pdf" else ()
    if not attachments:
        return _Trial(path, content, source, receipt, templates, original).verdict()
    return Verdict(**judge_apart(_judge_carried, path, source, receipt, templates, original))


def _judge_carried(path: str, *named: str | None) -> dict[str, Any]:
    """What `verify` finds of a PDF that carries facts, as plain data."""
    content = Path(path).read_bytes()
    source, receipt, templates, original = named
    attachments = read_carried(content, path)
    with carried_source(attachments) as carried:
        folder = None if templates is None else Path(templates)
        verdict = _Trial(Path(path), content, source, receipt, folder, original, attachments, carried).verdict()
    if carried is not None and verdict.source == carried.places.file:
        verdict = replace(verdict, source=f"{path} ({Path(verdict.source).name})")
    return asdict(verdict)


def _unjudged(path: Path, code: str, message: str, advice: str) -> Verdict:
    return Verdict(str(path), obstacle=Fault(message, advice, file=str(path), code=code))


@dataclass
class _Trial:
    """One file before the judge."""

    path: Path
    content: bytes
    given_source: str | Path | None
    given_receipt: str | Path | None
    templates: Path | None
    given_original: str | Path | None
    attachments: tuple[Attachment, ...] = ()
    carried: Source | None = None
    findings: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    receipt: Receipt | None = None
    record: OutputRecord | None = None
    receipt_path: Path | None = None
    spoilt: Fault | None = None
    source: Source | None = None
    row: HeardRow | None = None
    """The row of the table that fills the source, in a batch."""

    def verdict(self) -> Verdict:
        self._hear()
        rebuilt = self._rebuilt()
        if self.source is None and self.record is None:
            return self._without_witness()
        changes = list(self._changes()) if self.receipt else []
        if self.spoilt:
            changes.append(self.spoilt)
        same = rebuilt == self.content
        if same:
            self._explain_sameness(changes)
        else:
            self.findings += changes
            self._explain_difference(rebuilt)
        self._compare_original()
        return Verdict(
            str(self.path),
            tuple(self.findings),
            tuple(self.notes),
            rebuilt=same,
            receipt="" if self.receipt_path is None else str(self.receipt_path),
            source="" if self.source is None else self.source.places.file,
        )

    # the witnesses

    def _hear(self) -> None:
        """Find the receipt, and the facts: those named, else those the receipt speaks of, else those carried."""
        heard = find_receipt(self.path, self.content, self.given_receipt)
        self.receipt, self.record, self.receipt_path = heard.receipt, heard.record, heard.path
        if heard.spoilt:
            self.spoilt = self._fault("bukti_rusak", heard.spoilt, "")
        if self.given_source is not None:
            self.source = self._load(Path(self.given_source))
            return
        path = find_facts(self.receipt, self.receipt_path) if self.receipt and self.receipt_path else None
        if path is not None:
            try:
                self.source = self._load(path)
            except InvalidInput as error:
                self.findings.append(self._input_changed(path))
                self.notes.append(f"{path} sekarang tidak dapat dibuat keputusannya: {error.faults[0].message}")
        elif self.carried is not None:
            self.source = self.carried
            self.notes.append(f"isiannya diambil dari lampiran PDF ini ({Path(self.source.places.file).name})")
        elif self.receipt is not None:
            self.notes.append(
                f"berkas isian {self.receipt.isian.nama} tidak ditemukan, jadi tidak diperiksa; sebut --dari"
            )

    def _load(self, path: Path) -> Source:
        """The decree of a file of facts, filled by its row where a batch made it. Raises InvalidInput."""
        told = self.receipt.baris if self.receipt else None
        if told is None or self.receipt_path is None:
            return load_source(path)
        self.row = find_row(told, self.receipt_path, path)
        if self.row.problem:
            self.notes.append(f"{self.row.problem}; yang dipakai isi baris menurut buktinya")
        folder = path.parent if self.row.table is None else self.row.table.parent
        return load_filled(path, self.row.values, folder)

    # what they say

    def _rebuilt(self) -> bytes | None:
        """The file made anew, where that can be done; else None, and a note says why."""
        if self.source is None:
            return None
        own = [record.nama for record in self.record.templat if record.asal == "sendiri"] if self.record else []
        if own and self.templates is None:
            self.notes.append(
                f"dibuat dengan templat sendiri ({', '.join(own)}); sebut --template-dir untuk memeriksanya"
            )
            return None
        moment = self.receipt.tanggal_berkas if self.receipt else None
        for naskah in self._naskah(self.source):
            try:
                carries = self.record.lampiran_sumber if self.record else bool(self.attachments)
                made = render(
                    naskah,
                    self.path.suffix.lower().lstrip("."),
                    moment=None if moment is None else datetime.fromisoformat(moment),
                    templates=self.templates,
                    attachments=attachments_of(self.source, pulled_files(self.source)) if carries else (),
                )
            except (KpudocsError, ValueError) as error:
                self.notes.append(f"tidak dapat dibuat ulang: {error}")
                return None
            if made == self.content or self.receipt:
                return made
        return None

    def _naskah(self, source: Source) -> Iterator[Naskah]:
        """The wordings that the file can be of: the receipt's ragam, else the one in its name, else each."""
        names = [str(ragam) for ragam in Ragam]
        if self.receipt:
            names = [name for name in names if name == self.receipt.ragam]
        else:
            names.sort(key=lambda name: not self.path.stem.endswith(name))
        for name in names:
            try:
                if name == Ragam.PETIKAN:
                    yield from compose_petikan(source.keputusan, self._excerpts())
                else:
                    yield compose(source.keputusan, name)
            except (InvalidInput, UnknownChoice) as error:
                if self.receipt:
                    why = error.faults[0] if isinstance(error, InvalidInput) else error
                    self.notes.append(f"tidak dapat dibuat ulang: {why}")

    def _excerpts(self) -> list[str]:
        if self.receipt is None:
            return [SEMUA]
        return [self.receipt.untuk] if self.receipt.untuk else []

    def _changes(self) -> Iterator[Fault]:
        """What is not as the receipt tells it."""
        receipt = self.receipt
        assert receipt is not None
        if self.record is None:
            what = f"berkas ini tidak tercatat dalam {self.receipt_path}, yang berasal dari pembuatan lain"
            yield self._fault("bukti_lain", what, f"buat ulang dengan {self._maker}")
        elif self.record.sha256 != hash_of(self.content):
            what = "berkas ini bukan lagi yang dicatat buktinya: diubah sesudah dibuat, atau pembuatannya terhenti"
            yield self._fault(
                "keluaran_berubah", what, f"buat ulang dengan {self._maker} bila perubahan itu tidak dimaksudkan"
            )
        if receipt.kpudocs != __version__:
            what = f"dibuat oleh kpudocs {receipt.kpudocs}, sedangkan yang memeriksa kpudocs {__version__}"
            yield self._fault("versi_lain", what, "periksa dengan versi itu, atau buat ulang")
        if self.source is not None:
            if hash_of(self.source.raw) != receipt.isian.sha256:
                yield self._input_changed(Path(self.source.places.file))
            if self.row is not None and receipt.baris is not None and self.row.values != receipt.baris.nilai:
                what = f"baris {receipt.baris.baris} {self.row.table} berubah sejak berkas ini dibuat"
                yield self._fault("isian_berubah", what, f"buat ulang dengan {self._maker}")
            yield from self._compared("ikutan_berubah", "berkas yang dipakai isian", receipt.ikut, self._pulled())
        if self.record is None:
            return
        if self.source is not None and not (
            self.templates is None and any(t.asal == "sendiri" for t in self.record.templat)
        ):
            yield from self._compared("templat_berubah", "templat", self.record.templat, self._templates())
        if self.record.huruf:
            yield from self._compared("huruf_berubah", "huruf", self.record.huruf, font_records())

    def _pulled(self) -> Iterable[FileRecord]:
        assert self.source is not None
        return [
            FileRecord(nama=name, ukuran=len(raw), sha256=hash_of(raw))
            for name, raw in pulled_files(self.source).items()
        ]

    def _templates(self) -> Iterable[FileRecord]:
        assert self.source is not None
        assert self.record is not None
        if not self.record.templat:
            return ()
        naskah = next(self._naskah(self.source), None)
        return self.record.templat if naskah is None else template_records(naskah, self.templates)

    def _compared(
        self, code: str, what: str, recorded: Iterable[FileRecord], there: Iterable[FileRecord]
    ) -> Iterator[Fault]:
        now = {record.nama: record.sha256 for record in there}
        then = {record.nama: record.sha256 for record in recorded}
        for name in sorted(now | then):
            if now.get(name) != then.get(name):
                how = (
                    "tidak dipakai lagi" if name not in now else "baru" if name not in then else "berubah sejak dibuat"
                )
                yield self._fault(code, f"{what} {name} {how}", "")

    @property
    def _maker(self) -> str:
        return "kpudocs build" if self.receipt is None or self.receipt.baris is None else "kpudocs batch --resume"

    def _input_changed(self, path: Path) -> Fault:
        return self._fault(
            "isian_berubah", f"isian {path} berubah sejak berkas ini dibuat", f"buat ulang dengan {self._maker}"
        )

    def _compare_original(self) -> None:
        """Whether the original that a copy was certified from is still the one."""
        record = self.receipt.asli if self.receipt else None
        if record is None or self.receipt_path is None:
            if self.given_original is not None:
                self.notes.append("buktinya tidak menyebut naskah asli, jadi --asli tidak diperiksa")
            return
        path = find_original(record, self.receipt_path, self.given_original)
        if path is None:
            self.notes.append(f"naskah asli {record.nama} tidak ditemukan, jadi tidak diperiksa; sebut --asli")
        elif not has_hash(path, record.sha256):
            what = f"{path} bukan lagi naskah asli yang disalin, atau sudah berubah"
            self.findings.append(self._fault("asli_berubah", what, "cari naskah asli yang dipakai sewaktu certify"))

    # the judgement

    def _explain_sameness(self, changes: list[Fault]) -> None:
        """The file is what its facts make: what changed beside it is worth a word, no more."""
        for change in changes:
            self.notes.append(f"{change.message}; hasilnya tetap sama")
        if self.receipt is None and not self.spoilt:
            self.notes.append("tidak ada buktinya; yang diperiksa hanya apakah isian itu membuat berkas yang sama")

    def _explain_difference(self, rebuilt: bytes | None) -> None:
        codes = {finding.code for finding in self.findings}
        if self.source is None:
            return
        if self.record is None and "bukti_lain" not in codes:
            what = f"berkas ini bukan hasil {self.source.places.file} dengan kpudocs {__version__} tanpa perubahan"
            self.findings.append(self._fault("hasil_lain", what, ""))
        elif rebuilt is not None and not codes:
            self._explain_other_bytes()
        if self.record is None or codes & {"keluaran_berubah", "isian_berubah"}:
            self._tell_change(self.source)
        if self.carried is not None and self.source is not self.carried:
            self.source = self.carried
            if self._rebuilt() == self.content:
                self.notes.append("isian yang terlampir di dalamnya masih membuat berkas ini, sama persis")

    def _explain_other_bytes(self) -> None:
        """All that the receipt names is unchanged, and still the file comes out otherwise."""
        assert self.receipt is not None
        here = libraries()
        other = [
            f"{name} {then} (di sini {here.get(name, 'tidak ada')})"
            for name, then in self.receipt.pustaka.items()
            if here.get(name) != then
        ]
        what = "dibuat ulang dari isian yang sama, hasilnya lain"
        what += (
            f"; pustakanya berbeda: {', '.join(other)}"
            if other
            else ", jadi buktinya tidak benar atau kpudocs ini diubah"
        )
        self.findings.append(self._fault("hasil_lain", what, "periksa di komputer yang membuatnya, atau buat ulang"))

    def _tell_change(self, source: Source) -> None:
        """Where the words of the file leave those of the facts."""
        naskah = next(self._naskah(source), None)
        if naskah is None:
            return
        ending = self.path.suffix.lower().lstrip(".")
        try:
            # whoever changed the file may have made it so that reading it costs much
            readings = run_sandboxed(read_words, self.content, ending, name=str(self.path), seconds=_SECONDS)
        except KpudocsError:
            readings = []
        change = find_change(readings, naskah, ending, templates=self.templates) if readings else ""
        if not readings:
            self.notes.append("isinya tidak dapat dibaca untuk dibandingkan")
        elif change:
            self.notes.append(f"dibandingkan dengan isian: {change}")
        else:
            self.notes.append(
                "kata-katanya masih sama dengan isian; yang lain bentuknya, arsirannya, atau kepala dan kaki halamannya"
            )

    def _without_witness(self) -> Verdict:
        """Neither facts nor a receipt that knows the file."""
        if self.receipt is not None:
            findings = tuple(self._changes())
            return Verdict(str(self.path), findings, tuple(self.notes), receipt=str(self.receipt_path))
        advice = "sebut isiannya dengan --dari, agar berkas ini dibuat ulang dan dibandingkan"
        if self.spoilt:
            obstacle = self._fault("bukti_rusak", self.spoilt.message, advice)
        else:
            what = f"buktinya ({receipt_name(self.path.stem)}) tidak ada di folder yang sama"
            obstacle = self._fault("tanpa_bukti", what, advice)
        return Verdict(str(self.path), notes=tuple(self.notes), obstacle=obstacle)

    def _fault(self, code: str, message: str, advice: str) -> Fault:
        return Fault(message, advice, file=str(self.path), code=code)
