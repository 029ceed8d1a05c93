"""Mails of the service as HTML: the same words as the plain text, and no identity."""

import pytest
from post_office.models import Email

from permohonan.services_jawab import answer
from permohonan.services_kerja import ask_completion
from tests.factories import build_jawaban, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
IDENTITAS = ("Sri", "Jalan Contoh", "0812", "Laporan realisasi")


def read_mails(kepada: str) -> list[Email]:
    return [mail for mail in Email.objects.order_by("pk") if kepada in mail.to]


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


def test_receipt_by_mail_holds_number_code_and_last_day(row):
    (mail,) = read_mails("sri@contoh.id")
    for part in (row.nomor, row.kode, "/cek/", "PPID Pelaksana Kecamatan Cipari"):
        assert part in mail.html_message, part
    assert not any(hidden in mail.html_message for hidden in IDENTITAS)


def test_news_escapes_what_people_wrote_and_never_repeats_the_code(cast, row):
    ask_completion(row, "Lengkapi <b>surat</b> kuasa.", cast.ani)
    mail = read_mails("sri@contoh.id")[-1]
    assert "Lengkapi &lt;b&gt;surat&lt;/b&gt; kuasa." in mail.html_message
    for text in (mail.message, mail.html_message):
        assert "lewat tombol “Lengkapi permohonan”" in text
    assert row.kode not in mail.html_message
    assert not any(hidden in mail.html_message for hidden in IDENTITAS)


def test_news_of_a_closed_case_names_no_last_day(cast, row):
    answer(row, build_jawaban(row), cast.ani)
    mail = read_mails("sri@contoh.id")[-1]
    assert "Dijawab paling lambat" not in mail.html_message


def test_officers_get_a_button_and_no_identity(cast, row):
    (mail,) = read_mails(cast.ani.email)
    assert f"/admin/permohonan/permohonan/{row.pk}/change/" in mail.html_message
    assert not any(hidden in mail.html_message for hidden in (*IDENTITAS, row.kode))
