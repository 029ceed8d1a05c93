"""Personal data at rest: unreadable in the database, and its keys can change."""

import threading
from collections.abc import Iterator
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction
from django.test.utils import isolate_apps

from situs import rotasi_kunci
from situs.enkripsi import KunciTidakCocok, TeksTerenkripsi, decrypt_text, encrypt_text

# The table comes and goes with each test, which no test transaction allows.
pytestmark = pytest.mark.django_db(transaction=True)
LAMA, BARU = Fernet.generate_key().decode(), Fernet.generate_key().decode()
ALAMAT = "Jl. Wijayakusuma 7, Cipari"


@pytest.fixture
def orang(settings, monkeypatch) -> Iterator[type[models.Model]]:
    """A table with encrypted columns, as a later app will have."""
    settings.KUNCI_DATA = [LAMA]
    with isolate_apps("situs") as registry:

        class Orang(models.Model):
            alamat = TeksTerenkripsi(blank=True)
            telepon = TeksTerenkripsi(null=True)
            umum = models.TextField(default="")

            class Meta:
                app_label = "situs"
                verbose_name = "orang"

        monkeypatch.setattr(rotasi_kunci, "apps", registry)
        with connection.schema_editor() as editor:
            editor.create_model(Orang)
        yield Orang
        with connection.schema_editor() as editor:
            editor.delete_model(Orang)


def read_raw(model, column="alamat") -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


def rotate(*arguments: str) -> str:
    out = StringIO()
    call_command("rotate_kunci", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_database_holds_no_plain_text_and_the_program_only_plain_text(orang):
    row = orang.objects.create(alamat=ALAMAT, telepon="081200000000")
    assert "Wijaya" not in read_raw(orang)[0] and "0812" not in read_raw(orang, "telepon")[0]
    row.refresh_from_db()
    assert (row.alamat, row.telepon) == (ALAMAT, "081200000000")
    assert list(orang.objects.values_list("alamat", flat=True)) == [ALAMAT]


def test_every_way_to_write_encrypts(orang):
    one, two = orang.objects.bulk_create([orang(alamat="satu"), orang(alamat="dua")])
    orang.objects.filter(pk=one.pk).update(alamat="tiga")
    two.alamat = "empat"
    orang.objects.bulk_update([two], ["alamat"])
    assert all(raw.startswith("gAAAA") for raw in read_raw(orang))
    assert [row.alamat for row in orang.objects.order_by("pk")] == ["tiga", "empat"]


def test_same_text_is_never_the_same_in_the_database(orang):
    orang.objects.bulk_create([orang(alamat=ALAMAT), orang(alamat=ALAMAT)])
    assert len(set(read_raw(orang))) == 2


def test_ciphertext_tells_no_time(orang):
    """A Fernet token carries a time in the clear; ours is the same in all."""
    orang.objects.create(alamat=ALAMAT)
    assert Fernet(LAMA).extract_timestamp(read_raw(orang)[0]) == 0


def test_empty_and_missing_stay_as_they_are_and_can_be_asked_for(orang):
    row = orang.objects.create()
    assert read_raw(orang) == [""] and read_raw(orang, "telepon") == [None]
    row.refresh_from_db()
    assert (row.alamat, row.telepon) == ("", None)
    orang.objects.create(alamat=ALAMAT, telepon="0812")
    for question in ({"alamat": ""}, {"telepon__isnull": True}, {"telepon": None}):
        assert orang.objects.get(**question) == row
        assert orang.objects.exclude(**question).count() == 1


@pytest.mark.parametrize(
    "question",
    [
        {"alamat": ALAMAT},
        {"alamat": models.F("umum")},
        {"alamat__icontains": "jl"},
        {"alamat__in": [""]},
        {"alamat__gt": ""},
        {"alamat__length": 3},
    ],
    ids=str,
)
def test_no_other_question_is_answered(orang, question):
    with pytest.raises(FieldError):
        orang.objects.filter(**question).exists()


def test_text_that_came_in_unencrypted_is_an_error_not_an_answer(orang):
    row = orang.objects.create(umum="polos")
    orang.objects.update(alamat=models.F("umum"))
    with pytest.raises(KunciTidakCocok):
        orang.objects.get(pk=row.pk)


@pytest.mark.parametrize("text", ["a", "é 漢 🙂", "baris\nbaru", "x" * 100_000])
def test_text_comes_back_as_it_was(text):
    assert decrypt_text(encrypt_text(text)) == text


def test_wrong_key_and_changed_text_say_what_to_do(settings):
    settings.KUNCI_DATA = [LAMA]
    token = encrypt_text("rahasia")
    with pytest.raises(KunciTidakCocok):
        decrypt_text(token[:-5] + "AAAA=")
    settings.KUNCI_DATA = [BARU]
    with pytest.raises(KunciTidakCocok, match="KUNCI_DATA") as caught:
        decrypt_text(token)
    assert LAMA not in str(caught.value) and "rahasia" not in str(caught.value)


def test_keys_have_nothing_to_do_with_the_secret_key(settings):
    token = encrypt_text("rahasia")
    settings.SECRET_KEY = "lain"
    assert decrypt_text(token) == "rahasia"


def test_after_rotation_the_old_key_can_be_thrown_away(orang, settings, monkeypatch):
    monkeypatch.setattr(rotasi_kunci, "SEKALIGUS", 2)
    orang.objects.bulk_create([orang(alamat=f"jalan {number}") for number in range(5)])
    orang.objects.create(telepon="0812")
    settings.KUNCI_DATA = [BARU, LAMA]
    orang.objects.create(alamat="sudah baru")
    assert "orang: 6 teks dienkripsi ulang, 1 sudah" in rotate()
    settings.KUNCI_DATA = [BARU]
    texts = sorted(orang.objects.values_list("alamat", flat=True))
    assert texts == ["", *(f"jalan {number}" for number in range(5)), "sudah baru"]


def test_second_rotation_changes_nothing(orang, settings):
    orang.objects.create(alamat=ALAMAT)
    settings.KUNCI_DATA = [BARU, LAMA]
    rotate()
    before = read_raw(orang)
    assert "0 teks dienkripsi ulang, 1 sudah" in rotate()
    assert read_raw(orang) == before


def test_dry_run_counts_and_writes_nothing(orang, settings):
    orang.objects.create(alamat=ALAMAT)
    settings.KUNCI_DATA = [BARU, LAMA]
    before = read_raw(orang)
    assert "1 teks akan dienkripsi ulang" in rotate("--dry-run")
    assert read_raw(orang) == before


def test_what_no_key_opens_is_named_and_left_alone(orang, settings):
    lost = orang.objects.create(alamat=ALAMAT)
    before = read_raw(orang)
    settings.KUNCI_DATA = [BARU]
    orang.objects.create(alamat="baru")
    out = StringIO()
    with pytest.raises(CommandError, match="1 teks atau berkas tidak terbuka"):
        call_command("rotate_kunci", stdout=out, stderr=out)
    assert f"alamat pada baris {lost.pk}" in out.getvalue()
    assert read_raw(orang)[:1] == before


def test_rotation_waits_for_a_writer_and_keeps_what_he_wrote(orang, settings):
    row = orang.objects.create(alamat="lama")
    settings.KUNCI_DATA = [BARU, LAMA]

    def rotate_elsewhere() -> None:
        try:
            rotate()
        finally:
            connection.close()

    rotation = threading.Thread(target=rotate_elsewhere)
    with transaction.atomic():
        orang.objects.select_for_update().get(pk=row.pk)
        rotation.start()
        rotation.join(0.5)
        assert rotation.is_alive()
        orang.objects.filter(pk=row.pk).update(alamat="ditulis bersamaan")
    rotation.join(10)
    row.refresh_from_db()
    assert row.alamat == "ditulis bersamaan"


def test_without_encrypted_columns_there_is_nothing_to_do(monkeypatch):
    with isolate_apps("situs") as registry:
        monkeypatch.setattr(rotasi_kunci, "apps", registry)
        assert "Tidak ada kolom terenkripsi" in rotate()
