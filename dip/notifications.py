"""Mails about the DIP: one function for each."""

from datetime import date

from django.urls import reverse

from dip.models import PeristiwaPengecualian
from dip.tenggat_pengecualian import TENGGAT_HARI_KERJA, describe_akhir
from situs.enums import Peran
from situs.models import Situs, Surel
from situs.surel import list_alamat, queue_surel


def mail_pengingat(
    situs: Situs, peristiwa: list[PeristiwaPengecualian], hari_ini: date, libur: dict[date, str]
) -> list[Surel]:
    """To the PPID of the site and of its PPID Utama: which exclusions end soon. It names them as
    the public list does, never their content."""
    baris = [
        (each.pengecualian, describe_akhir(each.pengecualian, hari_ini, libur))
        for each in peristiwa
    ]
    isi = {"baris": baris, "hari_kerja": TENGGAT_HARI_KERJA}
    kunci = f"dik-ingat:{min(each.pk for each in peristiwa)}"
    daftar = reverse("admin:dip_pengecualian_changelist")
    utama = situs.induk or situs
    return [
        mail
        for penerima, peran in ((situs, Peran.PPID_PELAKSANA), (utama, Peran.PPID_UTAMA))
        for mail in queue_surel(
            penerima,
            list_alamat(penerima, peran),
            "pengecualian-berakhir",
            {**isi, "pemilik": situs, "alamat": penerima.build_url(daftar)},
            kunci=kunci,
        )
    ]
