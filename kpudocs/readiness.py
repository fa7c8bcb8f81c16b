"""What a ragam asks of a decree, and what of it is not there yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from kpudocs.errors import Fault
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.naskah import Ragam
from kpudocs.profil import Jangkar

__all__ = ["missing_facts"]

_UNPRINTED = {"kata_asing", "petikan", "profil", "salinan", "variabel"}
"""What neither the ragam tte nor srikandi prints: certification, looks, and what texts have taken in already."""
_PLACEHOLDER = re.compile(r"\$\{[^{}]*\}?")
_TYPED = ("${nomor_naskah}", "${tanggal_naskah}")
"""SRIKANDI's placeholders that a text may name."""
_COPIES = (Ragam.PETIKAN, Ragam.SALINAN)


def missing_facts(keputusan: Keputusan, ragam: Ragam) -> Iterator[Fault]:
    """What stands in the way of a ragam: facts not there yet, and what it cannot have. A draft asks for nothing."""
    if ragam is Ragam.RANCANGAN:
        return
    needed: list[tuple[object, tuple[str, ...], str]] = [
        (keputusan.nomor, ("nomor",), "nomor keputusan"),
        (keputusan.penetapan.tempat, ("penetapan", "tempat"), "tempat penetapan"),
        (keputusan.penetapan.tanggal, ("penetapan", "tanggal"), "tanggal penetapan"),
        (keputusan.penetapan.nama, ("penetapan", "nama"), "nama penanda tangan"),
    ]
    if ragam is Ragam.SRIKANDI:
        needed = needed[1:2]  # the others are SRIKANDI's to give
    if ragam in _COPIES:
        needed.append((keputusan.salinan, ("salinan",), "pengesah salinan (jabatan dan nama)"))
    for fact, loc, name in needed:
        if fact is None:
            advice = f"isi sebelum membuat ragam {ragam}, atau buat ragam rancangan"
            yield Fault(f"{name} belum diisi", advice, loc, code="belum_diisi")
    if ragam is Ragam.PETIKAN:
        yield from _unknown_points(keputusan)
    elif ragam is Ragam.SRIKANDI:
        yield from _stray_placeholders(keputusan)
    elif ragam is Ragam.TTE:
        yield from _stray_anchors(keputusan)
    if ragam is not Ragam.SRIKANDI:
        yield from _left_to_srikandi(keputusan)


def _unknown_points(keputusan: Keputusan) -> Iterator[Fault]:
    points = len(keputusan.memutuskan)
    for i, number in enumerate(keputusan.petikan.diktum):
        if number > points:
            message = f"diktum ke-{number} tidak ada; keputusan ini memuat {points} diktum"
            yield Fault(message, "perbaiki nomornya", ("petikan", "diktum", i), code="diktum_tidak_ada")


def _stray_anchors(keputusan: Keputusan) -> Iterator[Fault]:
    """A signing program takes the first anchor that it finds, so there may be no other."""
    anchor = keputusan.profil.tte.jangkar
    texts = list(_printed(keputusan))
    used = "".join({char for _, text in texts for char in text})
    free = next((f'misalnya "{char}"' for char in get_args(Jangkar) if char not in used), "yang tidak ada dalam teks")
    for loc, text in texts:
        if anchor in text:
            message = f'tanda "{anchor}" ada dalam teks ini, padahal dipakai sebagai jangkar tanda tangan elektronik'
            advice = f"pilih jangkar lain pada profil.tte.jangkar, {free}, atau ubah teks ini"
            yield Fault(message, advice, loc, code="jangkar_terpakai")


def _left_to_srikandi(keputusan: Keputusan) -> Iterator[Fault]:
    """What only SRIKANDI fills would be printed as it stands; it is looked for in the body, where it belongs."""
    body = keputusan.model_dump(exclude=_UNPRINTED | {"lampiran"})
    for loc, text in _texts(body, ()):
        for found in _PLACEHOLDER.findall(text):
            if found in _TYPED:
                message = f'"{found}" hanya diisi pada ragam {Ragam.SRIKANDI}'
                yield Fault(message, "tulis nomor atau tanggalnya sendiri", loc, code="penanda_srikandi")


def _stray_placeholders(keputusan: Keputusan) -> Iterator[Fault]:
    """SRIKANDI fills whatever looks like a placeholder; and what is its to give prints as dots where it is used."""
    for loc, text in _printed(keputusan):
        for found in _PLACEHOLDER.findall(text):
            if found not in _TYPED:
                advice = f"dalam teks hanya dapat dipakai {' dan '.join('$' + name for name in _TYPED)}"
                yield Fault(f'"{found}" akan diisi oleh SRIKANDI', advice, loc, code="penanda_srikandi")
        if TITIK in text:
            advice = f"tulis $${_TYPED[0][1:]} untuk nomor atau $${_TYPED[1][1:]} untuk tanggal dari SRIKANDI"
            yield Fault("teks ini memuat titik-titik", advice, loc, code="titik_titik")


def _printed(keputusan: Keputusan) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text that is printed in the ragam tte and srikandi, with its place. A dollar sign stands twice."""
    yield from _texts(keputusan.model_dump(exclude=_UNPRINTED), ())
    profil = keputusan.profil
    for loc, text in (
        (("profil", "kaki"), profil.kaki),
        (("profil", "tte", "kaki"), profil.tte.kaki),
        (("profil", "tte", "keterangan"), profil.tte.keterangan),
        (("profil", "tte", "tanda_lampiran"), profil.tte.tanda_lampiran),
    ):
        yield loc, text or ""


def _texts(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, (dict, list, tuple)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*loc, step))
