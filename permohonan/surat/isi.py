"""The words of a letter, taken from the record on the day it goes out. Nothing of the record, the
site or the law is looked up when its PDF is set later."""

from typing import Any

from permohonan.enums import JenisSurat
from permohonan.models import Jawaban, Perkara, Surat, TeksSurat
from permohonan.nomor import read_pengaturan
from permohonan.surat.badan import KEPALA, build_badan
from permohonan.surat.bahan import Bahan
from permohonan.surat.kop import build_kop
from situs.libur import read_libur


def build_isi(
    surat: Surat, perkara: Perkara, jawaban: Jawaban | None, tambahan: dict[str, Any]
) -> dict[str, Any]:
    """Plain data for surat.typ; every value is text, list or dict of them."""
    teks = _read_teks(surat)
    return fill_isi(
        Bahan(
            surat=surat,
            perkara=perkara,
            jawaban=jawaban,
            tambahan=tambahan,
            teks=teks,
            pengaturan=read_pengaturan(surat.situs),
            libur=read_libur(),
        )
    )


def fill_isi(bahan: Bahan) -> dict[str, Any]:
    surat, jenis = bahan.surat, JenisSurat(bahan.surat.jenis)
    atasan = bahan.perkara if jenis == JenisSurat.TANGGAPAN else None
    keputusan = jenis == JenisSurat.PENOLAKAN
    lines = map(str.strip, bahan.teks.tembusan.splitlines())
    return {
        "judul": jenis.label,
        "kepala": KEPALA[jenis],
        "nomor": surat.nomor,
        "kop": build_kop(surat.situs, surat.tanggal, atasan, keputusan=keputusan),
        "badan": build_badan(bahan),
        "tembusan": [line for line in lines if line],
        # The same as data, for whoever counts letters later.
        "jawaban": _describe_jawaban(bahan.jawaban) if bahan.jawaban else {},
        "tambahan": bahan.tambahan,
    }


def _describe_jawaban(jawaban: Jawaban) -> dict[str, Any]:
    names = ("hasil", "sebab_tidak_dikuasai", "badan_lain", "dasar", "bentuk", "biaya")
    return {name: getattr(jawaban, name) for name in names}


def _read_teks(surat: Surat) -> TeksSurat:
    row = TeksSurat.objects.for_situs(surat.situs).filter(jenis=surat.jenis).first()
    return row or TeksSurat(situs=surat.situs, jenis=surat.jenis)
