"""A letter goes out: numbered, dated, its words frozen. What was sent is not changed."""

from datetime import date
from typing import Any

from django.db import transaction

from permohonan.enums import JenisNomor
from permohonan.models import Jawaban, Keberatan, Perkara, Surat
from permohonan.nomor import (
    format_nomor_surat,
    lock_pencacah,
    read_kode,
    read_pengaturan,
    take_urut,
)
from permohonan.surat.isi import build_isi
from situs.models import Pengguna


@transaction.atomic
def issue_surat(
    jenis: str,
    perkara: Perkara,
    pengguna: Pengguna | None,
    tanggal: date,
    *,
    jawaban: Jawaban | None = None,
    tambahan: dict[str, Any] | None = None,
) -> Surat:
    """`tambahan`: words that belong to this letter alone, such as whom it is forwarded to."""
    pengaturan = read_pengaturan(perkara.situs)
    urut = take_urut(lock_pencacah(perkara.situs, JenisNomor.SURAT, tanggal.year))
    kode = read_kode(perkara.situs, pengaturan)
    surat = Surat(
        situs=perkara.situs,
        tahun=tanggal.year,
        urut=urut,
        nomor=format_nomor_surat(pengaturan.pola_surat, urut, kode, tanggal),
        jenis=jenis,
        tanggal=tanggal,
        pengguna=pengguna,
        **{"keberatan" if isinstance(perkara, Keberatan) else "permohonan": perkara},
    )
    surat.isi = build_isi(surat, perkara, jawaban, tambahan or {})
    surat.save()
    return surat
