"""For SRIKANDI: a Word file with its placeholders, whole, and no other."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import docx
import pytest

import kpudocs
from kpudocs.errors import InvalidInput, RefusedOutput
from kpudocs.naskah import Naskah, Ragam
from kpudocs.readiness import missing_facts
from kpudocs.renderers.docx import fill
from kpudocs.renderers.docx.mould import read_templates
from kpudocs.renderers.docx.proof import prove
from tests.examples import EXAMPLES, built, example
from tests.loaders.decrees import DRAFT, FACTS, make
from tests.renderers.docx_reading import W, read_part

MARK = re.compile(r"\$\{[^}]*\}")


def srikandi(**facts: Any) -> Naskah:
    return kpudocs.compose(make(lampiran=[{"jenis": "naskah", "isi": ["Pedoman."]}], **facts), "srikandi")


def test_number_date_signature_and_name_are_left_to_it() -> None:
    """In the heading, the closing block, and those of the lampirans; never a NIP."""
    naskah = srikandi()
    marks = Counter(mark for text in naskah.texts() for mark in MARK.findall(text))

    assert "NOMOR ${nomor_naskah} TAHUN 2026" == naskah.judul[1] == naskah.lampiran[0].kepala[3]
    assert "pada tanggal ${tanggal_naskah}" == naskah.penetapan.tanggal
    assert ("${ttd_pengirim}", "${nama_pengirim}") == (naskah.penetapan.tanda, naskah.penetapan.nama)
    assert {
        "${nomor_naskah}": 2,
        "${tanggal_naskah}": 1,
        "${ttd_pengirim}": 2,
        "${nama_pengirim}": 2,
    } == marks
    assert None is naskah.pengesahan


def test_settings_say_what_its_number_holds_and_where_it_signs() -> None:
    """What no source tells is the office's to say."""
    naskah = srikandi(profil={"srikandi": {"nomor_dengan_tahun": True, "ttd_lampiran": False}})

    assert "NOMOR ${nomor_naskah}" == naskah.judul[1]
    assert "" == naskah.lampiran[0].penetapan.tanda


def test_a_draft_without_number_date_and_name_is_enough() -> None:
    """They are SRIKANDI's to give; the place is not."""
    facts = {**DRAFT, "penetapan": {"tempat": "Jambi"}}

    assert kpudocs.compose(kpudocs.Keputusan.model_validate(facts), "srikandi")
    with pytest.raises(InvalidInput, match="tempat penetapan belum diisi"):
        kpudocs.compose(kpudocs.Keputusan.model_validate(DRAFT), "srikandi")


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_placeholder_is_whole_in_one_run(name: str) -> None:
    """So that a program which looks for it finds it."""
    texts = [node.text or "" for node in read_part(built(name, "srikandi", "docx")).iter(W + "t")]
    expected = Counter(mark for text in example(name, "srikandi").texts() for mark in MARK.findall(text))

    assert expected == Counter(mark for text in texts for mark in MARK.findall(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("oleh $${nip_pengirim}", '"${nip_pengirim}" akan diisi oleh SRIKANDI; dalam teks hanya dapat dipakai'),
        ("oleh $${", '"${" akan diisi oleh SRIKANDI'),
        ("Nomor ${nomor}", "teks ini memuat titik-titik; tulis $${nomor_naskah} untuk nomor"),
    ],
)
def test_other_placeholders_and_dots_are_refused(text: str, said: str) -> None:
    """It would fill the one, and print the other as it is."""
    with pytest.raises(InvalidInput) as caught:
        srikandi(nomor=None, memutuskan=[text])

    assert said in str(caught.value)
    assert ("memutuskan", 0, "teks") == caught.value.faults[0].loc


def test_number_and_date_may_be_named_in_a_text() -> None:
    """They come once more, and the file is proven with them."""
    naskah = srikandi(memutuskan=["Nomor $${nomor_naskah} tanggal $${tanggal_naskah}"])

    assert "Nomor ${nomor_naskah} tanggal ${tanggal_naskah}." == naskah.diktum[0].teks
    assert kpudocs.render(naskah, "docx")


def test_a_placeholder_of_a_template_is_refused() -> None:
    """Whoever added it would get a NIP into a decree."""
    document = docx.Document(io.BytesIO(read_templates(frozenset())[0][1]))
    document.sections[0].footer.paragraphs[0].add_run(" NIP ${nip_pengirim}")
    buffer = io.BytesIO()
    document.save(buffer)
    naskah = srikandi()
    made, own = fill(naskah, (("keputusan.docx", buffer.getvalue()), *read_templates(frozenset({"naskah"}))[1:]))

    with pytest.raises(RefusedOutput, match=r'penanda SRIKANDI "\$\{nip_pengirim\}" ada 1 kali, seharusnya 0 kali'):
        prove(made, naskah, own)


@pytest.mark.parametrize("ragam", [Ragam.ASLI, Ragam.SALINAN, Ragam.TTE])
def test_elsewhere_its_placeholders_are_told(ragam: Ragam) -> None:
    """Nobody would fill them: they would stand on paper. A draft may hold them, and so may SRIKANDI's own file."""
    keputusan = make(memutuskan=["Menetapkan rencana nomor $${nomor_naskah}", FACTS["memutuskan"][-1]])

    assert [("penanda_srikandi", ("memutuskan", 0, "teks"))] == [
        (fault.code, fault.loc) for fault in missing_facts(keputusan, ragam)
    ]
    assert not any(fault.code == "penanda_srikandi" for fault in missing_facts(keputusan, Ragam.SRIKANDI))
    assert [] == list(missing_facts(keputusan, Ragam.RANCANGAN))
