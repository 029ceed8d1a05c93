"""Migrations, sites, holidays and demo content, in one process; safe to repeat."""

import os

import django
from django.conf import settings
from django.core.management import call_command


def prepare() -> None:
    call_command("migrate", verbosity=0)
    # A server keeps the hosts it has; only a development machine lives under localhost.
    call_command("load_situs", **({"domain": "localhost"} if settings.DEBUG else {}))
    call_command("load_hari_libur")
    call_command("load_kewajiban")
    if settings.DEBUG:
        call_command("seed_demo")
    else:
        print("Data contoh tidak dimuat, karena DEBUG=off.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
    django.setup()
    prepare()
