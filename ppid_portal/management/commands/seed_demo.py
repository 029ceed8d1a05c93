import os
import secrets

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from ppid_portal.contoh.aduan import list_akun, save_aduan
from ppid_portal.contoh.isi import fill_all
from ppid_portal.contoh.layanan import save_layanan
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna, Situs


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
            filled = fill_all()
            save_layanan(filled)
            save_aduan(Situs.objects.filter(utama=True).first())
        self.stdout.write(f"{len(filled)} situs diisi contoh.")
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
    people += list_akun(utama)
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
