"""How an office's decrees look: paper, margins, type, page numbers. Data, not code.

What the defaults rest on is told field by field; where no rule of KPU's own could be read, the
default is custom (praktik) and can be changed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa.teks import BenarSalah, Teks
from kpudocs.bahasa.uraian import describe_fields

__all__ = ["Elektronik", "Margin", "Profil", "Srikandi"]

_CONFIG = ConfigDict(allow_inf_nan=False, frozen=True, extra="forbid", json_schema_extra=describe_fields)


_LEBAR_MINIMAL, _TINGGI_MINIMAL = 90, 100  # mm of text: less is a slip, and makes hundreds of pages


class Margin(BaseModel):
    """Tepi halaman dalam milimeter."""

    model_config = _CONFIG

    atas: Annotated[float, Field(ge=10, le=100)] = 25
    """Tepi atas (mm)."""
    bawah: Annotated[float, Field(ge=10, le=100)] = 25
    """Tepi bawah (mm)."""
    kiri: Annotated[float, Field(ge=10, le=100)] = 30
    """Tepi kiri (mm)."""
    kanan: Annotated[float, Field(ge=10, le=100)] = 20
    """Tepi kanan (mm)."""


class MarginLanskap(Margin):
    """Tepi halaman lampiran yang melintang, dalam milimeter."""

    atas: Annotated[float, Field(ge=10, le=100)] = 20
    """Tepi atas (mm)."""
    bawah: Annotated[float, Field(ge=10, le=100)] = 15
    """Tepi bawah (mm)."""
    kiri: Annotated[float, Field(ge=10, le=100)] = 20
    """Tepi kiri (mm)."""
    kanan: Annotated[float, Field(ge=10, le=100)] = 15
    """Tepi kanan (mm)."""


Jangkar = Literal["#", "$", "*", "@", "^", "~"]
"""Characters that the BSrE client's `tag_koordinat` may be; all are in the fonts, none in kpudocs' own wording."""


class Elektronik(BaseModel):
    """Ragam tte: tempat untuk tanda tangan elektronik. kpudocs menyiapkan tempatnya, tidak pernah menandatangani."""

    model_config = _CONFIG

    jangkar: Jangkar = "#"
    """Satu karakter di tempat tanda tangan, yang dicari aplikasi penanda tangan (tag_koordinat)."""
    letak_jangkar: Literal["kiri_atas", "kiri_bawah", "tengah"] = "tengah"
    """Letak jangkar dalam tempat tanda tangan: kiri_atas, kiri_bawah, atau tengah."""
    ukuran_qr: Annotated[float, Field(ge=10, le=60)] = 25
    """Tinggi dan lebar tempat untuk QR atau gambar tanda tangan (mm)."""
    keterangan: Teks | None = None
    """Tulisan di atas jabatan, misalnya "Ditandatangani secara elektronik oleh:"; bawaan: tidak ada."""
    tanda_lampiran: Teks | None = None
    """Tulisan di tempat tanda tangan pada akhir lampiran; bawaan: kosong."""
    kaki: Teks | None = (
        "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan "
        "oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara."
    )
    """Kalimat pada kaki setiap halaman; null untuk tidak mencetaknya."""


class Srikandi(BaseModel):
    """Ragam srikandi: berkas Word yang diisi oleh aplikasi SRIKANDI."""

    model_config = _CONFIG

    nomor_dengan_tahun: BenarSalah = False
    """Benar jika nomor dari SRIKANDI sudah memuat tahunnya, sehingga "TAHUN …" tidak dicetak."""
    ttd_lampiran: BenarSalah = True
    """Tempat tanda tangan SRIKANDI juga pada akhir setiap lampiran."""


_LOGO_BYTES = 20 * 1024 * 1024
_LOGO_PIXELS = 25_000_000
"""A seal of 60 mm scanned at 1,200 dots an inch has some eight million."""


def _logo_is_an_image(path: Path, info: ValidationInfo) -> Path:
    """Resolve the logo beside its YAML file (`context["folder"]`) and look at what it is."""
    folder = (info.context or {}).get("folder")
    full = Path(folder) / path if folder is not None else path
    try:
        state = full.stat()
        fault = _look_at_picture(full, state.st_mtime_ns, state.st_size) if full.is_file() else "logo_bukan_gambar"
    except OSError:
        raise PydanticCustomError("logo_hilang", "berkas logo tidak ditemukan: {path}", {"path": str(path)}) from None
    if fault == "logo_bukan_gambar":
        raise PydanticCustomError("logo_bukan_gambar", "logo bukan gambar PNG atau JPEG: {path}", {"path": str(path)})
    if fault == "logo_besar":
        raise PydanticCustomError("logo_besar", "gambar logo terlalu besar: {path}", {"path": str(path)})
    if fault:
        raise PydanticCustomError("logo_rusak", "gambar logo rusak atau terpotong: {path}", {"path": str(path)})
    return full


@lru_cache(maxsize=8)
def _look_at_picture(path: Path, changed: int, size: int) -> str:
    """What keeps a picture from being a logo: the code of a fault, or nothing. `changed` and `size` tell its version.

    It is unpacked here once, so that a spoilt picture is told at its place in the YAML file. Raises OSError where it
    cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if not head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return "logo_bukan_gambar"
    if size > _LOGO_BYTES:
        return "logo_besar"
    from PIL import Image

    try:
        with Image.open(path) as image:
            if image.width * image.height > _LOGO_PIXELS:
                return "logo_besar"
            image.load()
    except Image.DecompressionBombError:
        return "logo_besar"
    except (OSError, ValueError, SyntaxError):  # what the library raises for a spoilt file, by its documentation
        return "logo_rusak"
    return ""


def _as_text(value: object) -> object:
    """`nomor_halaman: 2` is a number to YAML."""
    return "2" if value == 2 and not isinstance(value, bool) else value


class Profil(BaseModel):
    """Tampilan keputusan: kertas, tepi, huruf, nomor halaman."""

    model_config = _CONFIG

    kertas: Literal["F4", "A4"] = "F4"
    """Ukuran kertas: F4 (215 × 330 mm) atau A4 (210 × 297 mm)."""
    margin: Margin = Margin()
    """Tepi halaman keputusan dan lampiran yang tegak (mm)."""
    margin_lanskap: MarginLanskap = MarginLanskap()
    """Tepi halaman lampiran yang melintang (mm)."""
    ukuran_huruf: Annotated[float, Field(ge=8, le=16)] = 12
    """Ukuran huruf batang tubuh (pt)."""
    spasi: Annotated[float, Field(ge=1, le=2)] = 1.5
    """Jarak antarbaris batang tubuh: 1, 1.15, 1.5 …"""
    ukuran_huruf_tabel: Annotated[float, Field(ge=6, le=14)] = 9
    """Ukuran huruf dalam tabel lampiran (pt)."""
    nomor_halaman: Annotated[
        Literal["- 2 -", "-2-", "2", "tanpa"],
        BeforeValidator(_as_text, json_schema_input_type=Literal["- 2 -", "-2-", "2", "tanpa", 2]),
    ] = "- 2 -"
    """Bentuk nomor halaman, di tengah atas mulai halaman kedua; "tanpa" untuk tidak menomori."""
    nomor_halaman_lampiran: Literal["ulang", "lanjut"] = "ulang"
    """Nomor halaman setiap lampiran dimulai lagi ("ulang") atau diteruskan ("lanjut")."""
    kaki: Teks | None = None
    """Teks kaki setiap halaman, misalnya "jdih.kpu.go.id"."""
    posisi_salinan: Literal["atas_kop", "bawah_kop"] = "atas_kop"
    """Tempat kata SALINAN: di atas kop atau di antara kop dan judul."""
    kepala_lampiran: Literal["sebaris", "terpisah"] = "sebaris"
    """Pada kepala lampiran, "TENTANG" sebaris dengan judul atau pada baris sendiri."""
    koma_terakhir: BenarSalah = True
    """Rumusan perubahan peraturan dengan koma sebelum "terakhir": "telah beberapa kali diubah, terakhir dengan"."""
    logo: Annotated[Path, AfterValidator(_logo_is_an_image)] | None = None
    """Gambar logo (PNG atau JPEG) di atas kop; kpudocs tidak menyertakan logo apa pun."""
    tinggi_logo: Annotated[float, Field(ge=10, le=60)] = 25
    """Tinggi logo (mm)."""
    huruf_tertanam: BenarSalah = False
    """Sertakan huruf dalam berkas Word (sekitar 155 kB), untuk komputer yang tidak mempunyai Bookman Old Style."""
    kata_asing_miring: BenarSalah = False
    """Cetak kata asing (kata_asing) dengan huruf miring."""
    paraf: tuple[Teks, ...] = ()
    """Jabatan yang memaraf rancangan, berurutan; bila kosong, tidak ada kolom paraf."""
    tte: Elektronik = Elektronik()
    """Ragam tte: jangkar, tempat QR, dan kalimat kaki."""
    srikandi: Srikandi = Srikandi()
    """Ragam srikandi: bentuk nomor dan tanda tangan lampiran."""

    @model_validator(mode="after")
    def _text_has_room(self) -> Self:
        for lanskap, kind in ((False, "tegak"), (True, "melintang")):
            tepi, tinggi = self.tepi(lanskap=lanskap), self.halaman(lanskap=lanskap)[1]
            sides = (
                ("lebar", self.lebar_teks(lanskap=lanskap), _LEBAR_MINIMAL),
                ("tinggi", tinggi - tepi.atas - tepi.bawah, _TINGGI_MINIMAL),
            )
            for side, room, least in sides:
                if room < least:
                    raise PydanticCustomError(
                        "bidang_teks_sempit",
                        "{side} teks pada halaman {kind} tinggal {room} mm",
                        {"side": side, "kind": kind, "room": f"{room:g}".replace(".", ","), "min": least},
                    )
        return self

    @property
    def ukuran_kertas(self) -> tuple[float, float]:
        """Width and height of the upright page in mm."""
        return (215.0, 330.0) if self.kertas == "F4" else (210.0, 297.0)

    def halaman(self, *, lanskap: bool) -> tuple[float, float]:
        """Width and height of a page in mm, turned if `lanskap`."""
        lebar, tinggi = self.ukuran_kertas
        return (tinggi, lebar) if lanskap else (lebar, tinggi)

    def tepi(self, *, lanskap: bool) -> Margin:
        """The margins that hold on such a page."""
        return self.margin_lanskap if lanskap else self.margin

    def lebar_teks(self, *, lanskap: bool) -> float:
        """Width of the text in mm."""
        tepi = self.tepi(lanskap=lanskap)
        return self.halaman(lanskap=lanskap)[0] - tepi.kiri - tepi.kanan

    def format_nomor_halaman(self, nomor: int) -> str:
        """The page number as it is printed; empty when pages carry none.

        >>> Profil().format_nomor_halaman(3)
        '- 3 -'
        """
        return "" if self.nomor_halaman == "tanpa" else self.nomor_halaman.replace("2", str(nomor))
