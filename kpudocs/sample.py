"""A complete decree of no office: every part filled, to check Word templates with.

Whatever a decree may say is said here, so the names that a template may use, and those that it
must print, follow from how the decree is set out and not from a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kpudocs.composition import compose
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import JENIS, Lampiran
from kpudocs.naskah import Naskah, Ragam

__all__ = ["compose_samples"]

_RINCIAN = {
    "teks": "tingkat satu",
    "rincian": [{"teks": "tingkat dua", "rincian": [{"teks": "tingkat tiga", "rincian": ["tingkat empat"]}]}],
}

_FACTS: dict[str, Any] = {
    "lembaga": "Sekretariat KPU Kabupaten Contoh",
    "nomor": "1",
    "tahun": 2026,
    "tentang": "Contoh\nLengkap",
    "menimbang": ["bahwa satu", "bahwa dua"],
    "mengingat": ["Undang-Undang satu", "Undang-Undang dua"],
    "memerhatikan": ["Berita Acara satu", "Berita Acara dua"],
    # Fourteen, since the label of the last takes two lines.
    "memutuskan": [{"teks": "Contoh memuat", "rincian": [_RINCIAN]}, *(f"Diktum {n}" for n in range(2, 15))],
    "penetapan": {"tempat": "Contoh", "tanggal": "2026-01-05", "nama": "Nama Ketua"},
    "salinan": {
        "jabatan": "Kepala Subbagian",
        "nama": "Nama Pengesah",
        "disampaikan_kepada": ["Penerima satu", "Penerima dua"],
    },
    "tembusan": ["Tembusan satu", "Tembusan dua"],
    "profil": {"kaki": "jdih.kpu.go.id", "tte": {"keterangan": "Ditandatangani secara elektronik oleh:"}},
}

_BARE: dict[str, Any] = {
    "menimbang": ["bahwa satu"],
    "memerhatikan": [],
    "memutuskan": ["Menetapkan contoh"],
    "profil": {"nomor_halaman": "tanpa", "paraf": ["Kepala Subbagian", "Sekretaris"]},
}

_TABEL: dict[str, Any] = {
    "kolom": [{"judul": "Satu", "kelompok": "Kelompok"}, {"judul": "Dua", "kelompok": "Kelompok"}, "Tiga"],
    "baris": [{"kelompok": "Bagian"}, ["a. butir", "dua", "tiga"], ["satu", "dua", "tiga"]],
}

_LAMPIRAN: dict[str, dict[str, Any]] = {
    "daftar_nama": {
        "orang": [
            {"nama": f"Nama {n}", "jabatan": "Kepala", "kedudukan": "Anggota", "keterangan": "Contoh"} for n in "ab"
        ]
    },
    "naskah": {
        "isi": [
            {"bab": "Pendahuluan", "isi": [{"judul": "Latar Belakang", "isi": ["Paragraf."]}]},
            {"bab": "Isi", "isi": [{"butir": [_RINCIAN]}, {"tabel": _TABEL}, "Penutup."]},
        ]
    },
    "rencana_aksi": {
        "tanda": "x",
        "area": [
            {
                "nama": "Area",
                "kegiatan": [
                    {
                        "nama": "Kegiatan",
                        "baris": [
                            {
                                "sub_kegiatan": "a. satu\nb. dua",
                                "indikator": "Indikator",
                                "bulan": "jan-des",
                                "keterangan": "Ket",
                            },
                            {"bulan": "jan-des"},
                        ],
                    }
                ],
            }
        ],
    },
    "tabel": _TABEL,
}
"""One of each kind. A kind that is not here is filled from its own schema."""


def compose_samples() -> tuple[Naskah, ...]:
    """Samples of the ragam that differ in their parts, with a lampiran of each kind that can be filled.

    The copy comes first: it has every part. The draft has only what no decree can do without.
    """
    lampiran = [facts for jenis, kind in JENIS.items() if _accepts(kind, facts := _facts(jenis, kind))]
    full, bare = (Keputusan.model_validate({**facts, "lampiran": lampiran}) for facts in (_FACTS, {**_FACTS, **_BARE}))
    made = (compose(full, ragam) for ragam in (Ragam.SALINAN, Ragam.ASLI, Ragam.TTE))
    return (*made, compose(bare, Ragam.RANCANGAN))


def _facts(jenis: str, kind: type[Lampiran]) -> Mapping[str, Any]:
    schema = kind.model_json_schema()
    return {**(_LAMPIRAN.get(jenis) or _fill(schema, schema)), "jenis": jenis}


def _accepts(kind: type[Lampiran], facts: Mapping[str, Any]) -> bool:
    """A schema does not say all that a kind asks for: one that its least does not satisfy has no sample."""
    try:
        kind.model_validate(facts)
    except ValidationError:
        return False
    return True


def _fill(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    """The least that a JSON schema accepts.

    >>> _fill({"type": "array", "minItems": 1, "items": {"type": "string"}}, {})
    ['Contoh']
    """
    if "$ref" in schema:
        return _fill(root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root)
    for given in ("const", "default"):
        if given in schema:
            return schema[given]
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return _fill(schema[choice][0], root)
    kind = schema.get("type", "string")
    match kind[0] if isinstance(kind, list) else kind:
        case "object":
            required = schema.get("required", ())
            return {name: _fill(schema["properties"][name], root) for name in required}
        case "array":
            return [_fill(schema.get("items", {}), root) for _ in range(schema.get("minItems", 0))]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case _:
            return "Contoh"
