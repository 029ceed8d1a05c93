"""After an anonymous report: tables, log, outbox, sessions, cache and files say nothing that leads
to the reporter."""

import base64
import io
import json
import logging
import logging.config
import os
import re
from datetime import datetime

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from pengaduan.models import Pengaduan
from tests.pengaduan.isi_lapor import BARU, TINDAK, post, read_kode, read_kunci, send
from tests.pengaduan.test_formulir import make_photo

SAAT = "2026-11-23 14:37:51+07:00"
ALAMAT, PERAMBAN = "203.0.113.77", "PerambanLangka/9.9"
NAMA, KONTAK, BERKAS = "Budi Santoso", "081234567890", "foto_budi_rumah"
ISI = "Loket meminta uang."
# 14.37 WIB is 07.37 in the database.
JAM = re.compile(r"(?:07|14)[:.]37")


@pytest.fixture
def log():
    """What the console of the portal would show, at its chattiest."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        path = settings.LOGGING["filters"][name]["()"]
        handler.addFilter(logging.config.DictConfigurator({}).resolve(path)())
    root = logging.getLogger()
    level, root.level = root.level, logging.INFO
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)
    root.level = level


@pytest.fixture
def told(penerima, visit, log, tmp_path):
    """A report, a wrong code, a message with a photo and an error, all of one visitor."""
    client = visit(penerima.cipari)
    client.defaults |= {"REMOTE_ADDR": ALAMAT, "HTTP_USER_AGENT": PERAMBAN}
    with time_machine.travel(SAAT, tick=False):
        client.get("/pengaduan/")
        sent = send(client, apa=ISI, nama=NAMA, kontak=KONTAK, berkas=[make_photo()])
        kode = read_kode(sent)
        post(client, TINDAK, {"kode": "0000-0000-0000-0000"})
        kunci = read_kunci(post(client, TINDAK, {"kode": kode}))
        pesan = {"kode": kode, "kirim": "ya", "kunci": kunci, "pesan": ISI}
        post(client, TINDAK, {**pesan, "berkas": [make_photo()]})
        client.post(BARU, {}, headers={"Sec-Fetch-Site": "cross-site"})
        client.get("/pengaduan/tidak-ada/")
    assert Pengaduan.objects.get().anonim
    return kode


def secrets_of(kode: str) -> list[str]:
    return [ALAMAT, PERAMBAN, NAMA, KONTAK, BERKAS, ISI, kode, kode.replace("-", "")]


def read_tables() -> dict[str, list[tuple]]:
    """Every column of every table, as the database has it."""
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = cursor.fetchall()
    return found


def test_no_table_holds_where_it_came_from(told):
    dump = repr(read_tables())
    assert "pengaduan_pengaduan" in dump
    for secret in secrets_of(told):
        assert secret not in dump


def test_no_table_dates_it_finer_than_the_day(told):
    tables = read_tables()
    about = {name: rows for name, rows in tables.items() if name.startswith("pengaduan_")}
    assert sum(map(len, about.values())) >= 8
    assert not JAM.search(repr(tables))
    seconds = str(int(datetime.fromisoformat(SAAT).timestamp()))
    assert seconds[:8] not in repr(about)
    for token in re.findall(r"gAAAA[\w=-]+", repr(about)):
        assert base64.urlsafe_b64decode(token[:12])[1:9] == bytes(8)  # the time of a Fernet token


def test_no_column_of_a_report_could_hold_an_hour_or_an_address(told):
    allowed = {"peristiwapengaduan.waktu"}  # officers' acts; a constraint keeps others out
    for model in apps.get_app_config("pengaduan").get_models():
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            if f"{model._meta.model_name}.{field.name}" not in allowed:
                assert kind not in ("DateTimeField", "TimeField", "GenericIPAddressField"), field


def test_no_key_counts_up_what_a_reporter_wrote(told):
    for name in ("Pengaduan", "PesanPengaduan", "BerkasPengaduan", "PeristiwaPengaduan"):
        model = apps.get_model("pengaduan", name)
        assert model._meta.pk.get_internal_type() == "UUIDField"
        assert all(row.pk.version == 4 for row in model.objects.all())
    assert apps.get_model("pengaduan", "Penyaluran")._meta.pk.get_internal_type() == "UUIDField"


def test_the_log_does_not_even_say_that_somebody_was_there(told, log):
    text = log.getvalue()
    assert "pengaduan" not in text.lower()
    for secret in secrets_of(told):
        assert secret not in text


def test_no_mail_and_no_session_is_made(told):
    assert not Email.objects.exists() and not Session.objects.exists()
    call_command("send_outbox", verbosity=0)
    assert not Email.objects.exists()


def test_the_cache_knows_no_address_and_no_word(told):
    text = repr(caches["default"]._cache)  # of this process, pickled
    assert "laju-" in text  # it does count
    for secret in secrets_of(told):
        assert secret not in text


def test_files_are_sealed_without_name_camera_and_hour(told, tmp_path):
    paths = [os.path.join(at, name) for at, _, names in os.walk(tmp_path) for name in names]
    assert len(paths) == 2
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        assert data.startswith(b"gAAAAAAAAAA") and b"KAMERA" not in data
        assert BERKAS not in path
        for each in (path, os.path.dirname(path)):
            moment = datetime.fromtimestamp(os.stat(each).st_mtime)
            assert (moment.minute, moment.second) == (0, 0)


def test_nothing_is_written_by_reading(penerima, visit):
    client = visit(penerima.cipari)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for url in ("/pengaduan/", BARU, TINDAK, "/pengaduan/hasil/"):
            client.get(url)
        post(client, TINDAK, {"kode": "0000-0000-0000-0000"})
    written = [each["sql"] for each in queries if not each["sql"].startswith("SELECT")]
    assert json.dumps(written) == "[]"
