"""One breach of each rule: in an example that is clean, one thing is broken."""

from __future__ import annotations

from tests.rules.harness import Mutation

__all__ = ["MUTATIONS"]

MUTATIONS = (
    Mutation("SU01", "bahwa mereka yang", "mereka yang", "mereka", "tim-2026"),
    Mutation("SU01", "bahwa mereka yang", "Bahwa mereka yang", "Bahwa", "tim-2026"),
    Mutation(
        "SU02",
        "    bahwa penyusunan produk hukum memerlukan kerja sama antarbagian, sehingga perlu dibentuk tim\n"
        "    yang anggotanya berasal dari setiap subbagian",
        "    bahwa berdasarkan Berita Acara Nomor 05/PK.01-BA/3571/2026 tentang Rapat Pleno Pembentukan Tim",
        "bahwa berdasarkan Berita Acara Nomor 05/PK.01-BA/3571/2026 tentang Rapat Pleno Pembentukan Tim",
        "tim-2026",
    ),
    Mutation("SU03", "dimaksud dalam Diktum KESATU diberikan", "dimaksud pada Diktum KESATU diberikan", "pada"),
)
"""By code; a rule has one for each thing that it asks."""
