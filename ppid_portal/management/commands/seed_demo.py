import csv
import os
import secrets
from pathlib import Path

import typst
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from dip.models import Informasi
from dip.services import add_berkas, publish_informasi, save_informasi
from situs.berkas import check_berkas
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna, Situs

DATA = settings.BASE_DIR / "dip" / "data" / "contoh-dip.csv"
FILLED = ("cipari", "sidareja", "adipala", "kroya")  # the other sites begin empty
DRAFTS = 2
WITH_FILE = 3
MARK = " (contoh)"
PROFIL = {
    "alamat": "Jalan Raya Kecamatan Nomor 1 (contoh)",
    "kode_pos": "53200",
    "telepon": "(0282) 000000",
    "jam_layanan": "Senin-Kamis 08.00-15.30 WIB, Jumat 08.00-11.00 WIB",
}


class Command(BaseCommand):
    help = "Mengisi akun dan isi contoh untuk mencoba. Hanya berjalan dengan DEBUG=on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sandi",
            default=os.environ.get("PPID_DEMO_PASSWORD"),
            help="Kata sandi semua akun contoh. Bawaan: PPID_DEMO_PASSWORD, atau dibuat acak.",
        )

    def handle(self, *, sandi: str | None, **options) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_demo hanya untuk mencoba: nyalakan DEBUG lebih dulu.")
        if not Situs.objects.filter(utama=True).exists():
            raise CommandError("Belum ada situs. Jalankan load_situs lebih dulu.")
        sandi = sandi or secrets.token_urlsafe(12)
        with transaction.atomic():
            accounts = seed_accounts(sandi)
            filled = sum(fill_situs(situs) for situs in Situs.objects.filter(slug__in=FILLED))
        self.stdout.write(f"{filled} situs diisi contoh.")
        self.stdout.write("Akun contoh:")
        for username, address in accounts:
            self.stdout.write(f"  {username:24} {address}")
        self.stdout.write(f"  Kata sandi semua akun: {sandi}")


def seed_accounts(sandi: str) -> list[tuple[str, str]]:
    """(user name, admin address) of every demo account; all of them have this password."""
    utama = Situs.objects.filter(utama=True).first()
    people = [
        ("operator", "Operator contoh", utama, ""),
        ("kominfo", "Petugas Kominfo contoh", utama, Peran.PPID_UTAMA),
    ]
    people += [
        (f"admin-{situs.slug}", f"Admin {situs.nama} contoh", situs, Peran.PPID_PELAKSANA)
        for situs in Situs.objects.filter(induk=utama)
    ]
    for username, nama, situs, peran in people:
        make_account(username, nama, situs, peran)
    set_password([person[0] for person in people], sandi)
    return [(username, situs.build_url("/admin/")) for username, _, situs, _ in people]


def make_account(username: str, nama: str, situs: Situs, peran: str) -> None:
    operator = not peran
    user, _ = Pengguna.objects.get_or_create(
        username=username,
        defaults={"nama": nama, "is_superuser": operator, "is_staff": operator},
    )
    if peran:
        Keanggotaan.objects.get_or_create(pengguna=user, situs=situs, peran=peran)


def set_password(usernames: list[str], sandi: str) -> None:
    """One slow hash for all of them, and none at all when the password is known already."""
    people = Pengguna.objects.filter(username__in=usernames)
    unset = people.filter(password="").exists()
    if unset or not check_password(sandi, people.first().password):
        people.update(password=make_password(sandi))


def fill_situs(situs: Situs) -> bool:
    """A believable DIP for a site that has none yet, each entry marked as an example."""
    if Informasi.objects.for_situs(situs).exists():
        return False
    Situs.objects.filter(pk=situs.pk, alamat="").update(**PROFIL)
    with Path(DATA).open(encoding="utf-8", newline="") as file:
        rows = [save_informasi(build_entry(row, situs), None) for row in csv.DictReader(file)]
    for informasi in rows[:WITH_FILE]:
        add_berkas(informasi, check_berkas(sample_pdf(informasi)), "", None)
    shown = [row.pk for row in rows[:-DRAFTS]]
    publish_informasi(Informasi.objects.for_situs(situs).filter(pk__in=shown), None)
    return True


def build_entry(row: dict[str, str], situs: Situs) -> Informasi:
    tahun = timezone.localdate().year
    words = {"nama": situs.nama, "tahun": tahun, "tahun_lalu": tahun - 1}
    isian = {name: text.format(**words) for name, text in row.items()}
    isian["bentuk"] = isian["bentuk"].split(",")
    isian["judul"] += MARK
    return Informasi(situs=situs, tahun=tahun, tempat=situs.kabupaten, **isian)


def sample_pdf(informasi: Informasi) -> SimpleUploadedFile:
    source = (
        '#set document(title: sys.inputs.judul)\n#set text(lang: "id", size: 12pt)\n'
        "= #sys.inputs.judul\n#sys.inputs.isi\n\nBerkas contoh, bukan dokumen resmi."
    )
    inputs = {"judul": informasi.judul, "isi": informasi.ringkasan}
    pdf = typst.compile(source.encode(), format="pdf", sys_inputs=inputs)
    return SimpleUploadedFile("contoh.pdf", pdf)
