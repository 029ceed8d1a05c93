"""A letter as it would go out, before it goes: no number is taken, nothing is kept."""

from copy import copy
from datetime import date

from permohonan.models import Perkara, Surat
from permohonan.samaran import mask_kontak, mask_nama
from permohonan.surat.dokumen import write_isi
from permohonan.surat.isi import build_isi


def write_pratinjau(jenis: str, perkara: Perkara, tanggal: date) -> bytes:
    """With the requester masked: to look at one's own words is no look at an identity, which would
    have to be written down."""
    surat = Surat(situs=perkara.situs, jenis=jenis, nomor="diberi saat dikirim", tanggal=tanggal)
    return write_isi(build_isi(surat, _mask(perkara), None, {}), contoh=True)


def _mask(perkara: Perkara) -> Perkara:
    masked = copy(perkara)
    masked.nama = mask_nama(perkara.nama)
    masked.lembaga = mask_nama(perkara.lembaga) if perkara.lembaga else ""
    masked.alamat = "(alamat pemohon)" if perkara.alamat else ""
    masked.telepon, masked.email = mask_kontak(perkara.telepon), mask_kontak(perkara.email)
    return masked
