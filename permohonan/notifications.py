"""Mails of requests and objections: queued with the act they tell of, never with identity data.

No mail names the requester, the NIK or the words of the request; the secret code stands in the
first mail alone, and in the one that brings another code.
"""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from permohonan.enums import JenisPeristiwa
from permohonan.models import Keberatan, Peristiwa, Perkara
from permohonan.peran import PENERIMA
from situs.kalender import format_tanggal
from situs.models import Situs
from situs.surel import list_alamat, queue_surel

# What the news asks of the requester, who does it on the status page.
AJAKAN = {
    JenisPeristiwa.DIMINTA_LENGKAPI: (
        "Tulis keterangannya atau kirim berkasnya di halaman status, lewat tombol “Lengkapi "
        "permohonan”."
    ),
    JenisPeristiwa.DITANGGAPI: (
        "Di halaman status Anda dapat menyatakan puas atau tidak, dan membaca sampai kapan "
        "sengketa dapat diajukan ke Komisi Informasi."
    ),
}


def mail_diterima(perkara: Perkara, kode: str, event: Peristiwa) -> None:
    """The receipt to the requester: number, code, last day."""
    isi = _describe(perkara) | {"kode": kode}
    _to_pemohon(perkara, "layanan/diterima", isi, event, rahasia=True)


def mail_kabar(perkara: Perkara, event: Peristiwa) -> None:
    """What happened to the case, to the requester."""
    isi = _describe(perkara) | {
        "kabar": event.get_jenis_display(),
        "keterangan": event.keterangan,
        "ajakan": AJAKAN.get(event.jenis, ""),
    }
    _to_pemohon(perkara, "layanan/kabar", isi, event)


def mail_kode_baru(perkara: Perkara, kode: str, event: Peristiwa) -> None:
    """The code that replaces a lost one."""
    isi = _describe(perkara) | {"kode": kode}
    _to_pemohon(perkara, "layanan/kode-baru", isi, event, rahasia=True)


def mail_data_dihapus(perkara: Perkara, event: Peristiwa) -> None:
    """Pasal 45 UU 27/2022: the person is told that their data was deleted."""
    isi = _describe(perkara) | {"keterangan": event.keterangan}
    _to_pemohon(perkara, "layanan/data-dihapus", isi, event)


def mail_petugas(perkara: Perkara, event: Peristiwa) -> None:
    """What the requester did, to the officers of the site."""
    isi = _describe(perkara) | {
        "kabar": event.get_jenis_display(),
        "alamat_admin": build_alamat_admin(perkara),
    }
    queue_surel(
        perkara.situs,
        list_alamat(perkara.situs, *PENERIMA),
        "layanan/petugas",
        isi,
        kunci=f"layanan-petugas:{event.pk}",
    )


def build_alamat_admin(perkara: Perkara) -> str:
    """The page of a case at its own site."""
    route = f"admin:permohonan_{perkara._meta.model_name}_change"
    return perkara.situs.build_url(reverse(route, args=[perkara.pk]))


def _to_pemohon(
    perkara: Perkara, templat: str, isi: dict, event: Peristiwa, *, rahasia: bool = False
) -> None:
    if perkara.email:
        kunci = f"layanan:{event.pk}"
        queue_surel(perkara.situs, [perkara.email], templat, isi, kunci=kunci, rahasia=rahasia)


def _describe(perkara: Perkara) -> dict:
    is_keberatan = isinstance(perkara, Keberatan)
    return {
        "perkara": "keberatan" if is_keberatan else "permohonan informasi",
        "nomor": perkara.nomor,
        "diterima": format_tanggal(perkara.diterima),
        "jatuh_tempo": format_tanggal(perkara.jatuh_tempo),
        "terbuka": perkara.terbuka,
        "alamat_cek": perkara.situs.build_url(reverse("permohonan:cek")),
    }


def mail_pengingat(
    situs: Situs,
    kepada: Iterable[str],
    butir: Iterable,
    hari_ini: date,
    *,
    tahun_libur: int | None = None,
) -> None:
    """The digest of a day; the same day a second time is no second mail. `tahun_libur`: the year
    whose holidays are missing."""
    isi = {
        "butir": list(butir),
        "tanggal": format_tanggal(hari_ini),
        "alamat_admin": situs.build_url(reverse("admin:index")),
        "tahun_libur": tahun_libur,
    }
    queue_surel(situs, kepada, "layanan/pengingat", isi, kunci=f"tenggat:{situs.pk}:{hari_ini}")
