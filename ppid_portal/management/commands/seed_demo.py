import csv
from pathlib import Path

import typst
from django.conf import settings
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
        parser.add_argument("--sandi", required=True, help="Kata sandi semua akun contoh")

    def handle(self, *, sandi: str, **options) -> None:
        if not settings.DEBUG:
            raise CommandError("seed_demo hanya untuk mencoba: nyalakan DEBUG lebih dulu.")
        if not Situs.objects.filter(utama=True).exists():
            raise CommandError("Belum ada situs. Jalankan load_situs lebih dulu.")
        with transaction.atomic():
            accounts = list(seed_accounts(sandi))
            filled = sum(fill_situs(situs) for situs in Situs.objects.filter(slug__in=FILLED))
        self.stdout.write(f"{filled} situs diisi contoh.")
        for username, address in accounts:
            self.stdout.write(f"{username:24} {address}")


def seed_accounts(sandi: str) -> list[tuple[str, str]]:
    """(user name, admin address) of every demo account; an existing account stays as it is."""
    utama = Situs.objects.filter(utama=True).first()
    make_account("operator", "Operator contoh", sandi, None, "")
    make_account("kominfo", "Petugas Kominfo contoh", sandi, utama, Peran.PPID_UTAMA)
    accounts = [(name, utama.build_url("/admin/")) for name in ("operator", "kominfo")]
    for situs in Situs.objects.filter(induk=utama):
        name = f"admin-{situs.slug}"
        make_account(name, f"Admin {situs.nama} contoh", sandi, situs, Peran.PPID_PELAKSANA)
        accounts.append((name, situs.build_url("/admin/")))
    return accounts


def make_account(username: str, nama: str, sandi: str, situs: Situs | None, peran: str) -> None:
    operator = situs is None
    user, is_new = Pengguna.objects.get_or_create(
        username=username,
        defaults={"nama": nama, "is_superuser": operator, "is_staff": operator},
    )
    if is_new:
        user.set_password(sandi)
        user.save()
    if situs:
        Keanggotaan.objects.get_or_create(pengguna=user, situs=situs, peran=peran)


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
