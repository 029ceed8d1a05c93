"""Attacks by what is typed: every place where the words of people come out again."""

from email.header import decode_header, make_header
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from permohonan.services_jawab import answer
from permohonan.services_kerja import ask_completion, write_note
from permohonan.tautan import list_tautan
from situs.models import Surel
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.isi_formulir import IDENTITAS, INFORMASI, begin, page, send
from tests.permohonan.korban import body, list_alamat_umum
from tests.permohonan.test_surat import read

pytestmark = pytest.mark.usefixtures("libur")
SKRIP = '<script>alert(1)</script><img src=x onerror=alert(2)>" onfocus="alert(3)'
RUMUS = '=HYPERLINK("http://jahat.example","klik")'
TEKS_BEBAS = ("nama", "lembaga", "alamat", "pekerjaan", "rincian", "tujuan", "bantuan_khusus")
TEKS_BEBAS += ("kuasa_nama", "kuasa_alamat", "kuasa_kontak", "nomor_pengesahan")


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def jahat(cast):
    """A case with the script in every free text of requester and officer."""
    row = make_permohonan(cast.cipari, kuasa=True, **dict.fromkeys(TEKS_BEBAS, SKRIP))
    ask_completion(row, SKRIP, cast.ani)
    write_note(row, SKRIP, cast.ani)
    row.refresh_from_db()
    jawaban = build_jawaban(row, "sebagian", materi=SKRIP, penghitaman=SKRIP, alasan=SKRIP)
    answer(row, jawaban, cast.ani)
    row.refresh_from_db()
    keberatan = make_keberatan(row, kasus_posisi=SKRIP, informasi=SKRIP)
    return row, keberatan


def is_live(text: str) -> bool:
    """Whether the markup would be markup in a browser."""
    return "<script>alert" in text or "<img src=x" in text or '" onfocus="' in text


def test_script_in_any_text_is_dead_on_every_public_page(cast, client, jahat):
    for row in jahat:
        response = client.post(
            "/cek/",
            {"nomor": row.nomor, "kode": row.kode},
            headers={"Sec-Fetch-Site": "same-origin"},
            follow=True,
        )
        assert "&lt;script&gt;" in response.text and not is_live(response.text)
    for url in list_alamat_umum():
        response = client.get(url, {"q": SKRIP, "rincian": SKRIP, "nomor": SKRIP, "tahun": SKRIP})
        text = body(response).decode("utf-8", "replace")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            assert not is_live(text), url


def test_script_in_any_text_is_dead_in_the_form(cast, client):
    kunci = begin(client, rincian=SKRIP, jenis_pemohon="badan_hukum", kuasa="ya")
    typed = IDENTITAS | dict.fromkeys(TEKS_BEBAS, SKRIP)
    texts = [send(client, page(kunci, "identitas"), typed | {"telepon": SKRIP}).text]
    send(client, page(kunci, "identitas"), typed)
    send(client, page(kunci, "informasi"), INFORMASI | dict.fromkeys(TEKS_BEBAS, SKRIP))
    texts += [client.get(page(kunci, kode)).text for kode in ("identitas", "informasi", "periksa")]
    for text in texts:
        assert "&lt;script&gt;" in text and not is_live(text)


def test_script_in_any_text_is_dead_in_the_admin(cast, visit, jahat):
    row, keberatan = jahat
    admin = visit(cast.cipari, cast.ani)
    for url in (
        *(reverse(f"admin:permohonan_{name}_changelist") for name in ("permohonan", "keberatan")),
        *(reverse(f"admin:permohonan_{name}_changelist") for name in ("surat",)),
        reverse("admin:permohonan_permohonan_change", args=[row.pk]),
        reverse("admin:permohonan_keberatan_change", args=[keberatan.pk]),
        reverse("admin:index"),
    ):
        response = admin.get(url)
        assert response.status_code == 200 and not is_live(response.text), url
    url = reverse("admin:permohonan_permohonan_identitas", args=[row.pk])
    shown = admin.post(url, {"alasan": SKRIP}).text
    assert "&lt;script&gt;" in shown and not is_live(shown)


def test_script_in_any_text_is_dead_in_mails(jahat):
    mails = [each.kiriman for each in Surel.objects.all()]
    assert len(mails) > 5
    for mail in mails:
        assert not is_live(mail.html_message) and "\n" not in mail.subject


def test_script_in_any_text_is_a_word_in_letters_and_breaks_none(client, jahat):
    row, _ = jahat
    papers = [body(client.get(each.alamat)) for each in list_tautan(row)]
    letters = [read(each) for each in papers if each.startswith(b"%PDF")]
    assert len(letters) >= 2
    assert any("alert(1)" in "".join(text.split()) for text in letters)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "'="])
def test_no_cell_of_a_register_is_a_formula(cast, visit, start):
    """PKT: a requester's name that begins with = was run by the officer's spreadsheet."""
    word = f'{start}HYPERLINK("http://jahat.example","klik")'
    row = make_permohonan(cast.cipari, **dict.fromkeys(("nama", "alamat", "rincian"), word))
    make_keberatan(row, kasus_posisi=word, informasi=word)
    for model in ("permohonan", "keberatan"):
        response = visit(cast.cipari, cast.ani).post(
            f"/admin/permohonan/{model}/register/",
            {"tahun": row.tahun, "identitas": "dengan", "alasan": "Audit tahunan."},
        )
        sheet = load_workbook(BytesIO(response.content)).active
        cells = [cell for line in sheet.iter_rows() for cell in line if cell.value]
        hit = [cell for cell in cells if "HYPERLINK" in str(cell.value)]
        assert hit and all(cell.data_type == "s" for cell in hit)
        assert all(cell.quotePrefix for cell in hit if str(cell.value)[0] in "=+-@'\t")
        assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "%0d%0a"])
def test_no_text_makes_a_header_of_a_mail(cast, client, end):
    """Text for WhatsApp and mail was composed of unescaped words of the requester."""
    line = f"Sri{end}Bcc: semua@contoh.id{end}{end}<b>Isi</b>"
    row = make_permohonan(cast.cipari, nama=line, rincian=line, tujuan=line)
    ask_completion(row, line, cast.ani)
    for surel in Surel.objects.exclude(kiriman=None):
        message = surel.kiriman.prepare_email_message().message()
        assert message["Bcc"] is None and message["To"] == surel.kepada
        subject = str(make_header(decode_header(message["Subject"])))
        assert "semua@" not in subject and len(subject.splitlines()) == 1
    kunci = begin(client)
    for alamat in (f"sri@contoh.id{end}Bcc: semua@contoh.id", "sri@contoh.id, semua@contoh.id"):
        text = send(client, page(kunci, "identitas"), IDENTITAS | {"email": alamat}).text
        assert "misalnya nama@contoh.id" in text
