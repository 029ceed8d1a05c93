"""Attacks on what the requester does later: acts of the status page, objection, the whole file.

Who may use which link stands in test_tindakan.py and test_formulir_keberatan.py; that no word of a
person stands in a WhatsApp draft in test_pesan.py.
"""

import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan.models import BerkasLayanan, Keberatan
from permohonan.tautan import make_tanda, make_tanda_status
from permohonan.tindakan import TINDAKAN
from situs.models import Surel
from tests.factories import ALASAN, IDENTITAS, PEMOHON, make_draf_keberatan, make_permohonan
from tests.permohonan import isi_keberatan
from tests.permohonan.isi_formulir import send
from tests.permohonan.korban import RAHASIA, body, make_korban
from tests.permohonan.test_serangan_isian import SKRIP, is_live

pytestmark = pytest.mark.usefixtures("libur")
PDF = b"%PDF-1.4\nisi\n%%EOF\n"
ANEH = ["\x00", "a\x00b", "a" * 10_000, "\u202ekorban", "\x01\x1f", "\ufffe"]
DARI_LUAR = [
    {},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "null"},
    {"Origin": "https://maos.cilacapkab.go.id"},
]


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


def door(row, kode: str = "") -> str:
    return f"/cek/perkara/{make_tanda_status(row)}/{f'{kode}/' if kode else ''}"


@pytest.mark.parametrize("headers", DARI_LUAR, ids=str)
def test_no_act_and_no_objection_is_sent_from_another_site(cast, client, row, headers):
    draf = make_draf_keberatan(cast.cipari, ALASAN, PEMOHON, IDENTITAS, permohonan=row)
    urls = [
        *(door(row, kode) for kode in (*TINDAKAN, "unduh")),
        isi_keberatan.door(row),
        *(isi_keberatan.page(draf, kode) for kode in ("alasan", "identitas", "periksa")),
    ]
    before = row.peristiwa.count()
    for url in urls:
        answers = {"teks": "x", "alamat": "x", "alasan": "x", "kode": row.kode, "sikap": "menerima"}
        assert client.post(url, answers, headers=headers).status_code == 403, url
    row.refresh_from_db()
    assert row.terbuka and row.peristiwa.count() == before and not Keberatan.objects.exists()


def test_a_signature_of_one_kind_opens_no_other(cast, client, row):
    """A link to a paper, a link of another site, a link signed for something else."""
    other = make_permohonan(cast.maos)
    name = ["permohonan", row.pk, row.situs_id]
    forged = [
        make_tanda(row),
        make_tanda_status(other),
        signing.dumps(name, salt="lain"),
        make_tanda_status(row)[:-1],
    ]
    for tanda in forged:
        for rest in ("", "cabut/", "kontak/", "unduh/"):
            response = client.get(f"/cek/perkara/{tanda}/{rest}")
            assert response.status_code in (404, 410), (tanda, rest)
        assert send(client, f"/cek/perkara/{tanda}/cabut/", {}).status_code in (404, 410)
        assert send(client, f"/keberatan/dari/{tanda}/", {}).status_code in (404, 410)
    row.refresh_from_db()
    assert row.terbuka


def test_script_in_later_words_is_dead_for_requester_officer_and_mail(cast, visit, client, row):
    upload = SimpleUploadedFile("<img src=x onerror=alert(1)>.pdf", PDF)
    send(client, door(row, "lengkapi"), {"teks": SKRIP, "berkas": upload})
    kunci = isi_keberatan.begin_from(client, row)
    words = {"kasus_posisi": SKRIP, "informasi": SKRIP, "tujuan": SKRIP}
    send(client, isi_keberatan.page(kunci, "alasan"), ALASAN | words)
    texts = [client.get(isi_keberatan.page(kunci, "periksa")).text]
    keberatan = isi_keberatan.finish(client, kunci)
    send(client, door(row, "cabut"), {"alasan": SKRIP})
    texts += [client.get(door(each)).text for each in (row, keberatan)]
    admin = visit(cast.cipari, cast.ani)
    for each, name in ((row, "permohonan"), (keberatan, "keberatan")):
        texts.append(admin.get(reverse(f"admin:permohonan_{name}_change", args=[each.pk])).text)
        texts.append(admin.get(reverse(f"admin:permohonan_{name}_changelist")).text)
    texts += [each.kiriman.html_message for each in Surel.objects.exclude(kiriman=None)]
    assert sum("&lt;script&gt;" in text for text in texts) >= 4
    assert [text for text in texts if is_live(text)] == []


@pytest.mark.parametrize("text", ANEH, ids=ascii)
def test_odd_and_endless_text_of_the_requester_gets_an_answer(cast, client, row, text):
    fields = ("teks", "alasan", "catatan", "alamat", "telepon", "email", "kode", "sikap")
    answers = dict.fromkeys(fields, text)
    for kode in ("lengkapi", "kontak", "unduh", "tanggapan", "cabut"):
        assert send(client, door(row, kode), answers).status_code in (200, 303, 409), kode
    assert client.get(door(row)).status_code == 200
    asal = dict.fromkeys(("tentang", "nomor", "kode"), text)
    assert send(client, "/keberatan/baru/", asal).status_code == 200
    kunci = make_draf_keberatan(cast.cipari, {"alasan": "b"}, PEMOHON, IDENTITAS)
    everything = dict.fromkeys((*ALASAN, *PEMOHON, *IDENTITAS), text)
    for kode in ("alasan", "pemohon", "identitas", "periksa"):
        url = isi_keberatan.page(kunci, kode)
        assert send(client, url, everything).status_code in (200, 302), kode
        assert client.get(url).status_code in (200, 302), kode


def test_the_whole_file_unpacks_into_its_own_folder(client, row):
    """A name that the visitor gave is no path in the archive."""
    for name in ("../../../etc/passwd.pdf", "..\\..\\win.pdf", "/etc/ktp.pdf"):
        upload = SimpleUploadedFile("x.pdf", PDF)
        upload.name = name
        send(client, door(row, "lengkapi"), {"teks": f"Ini {name}", "berkas": upload})
    assert BerkasLayanan.objects.count() == 3
    response = send(client, door(row, "unduh"), {"kode": row.kode})
    names = ZipFile(BytesIO(body(response))).namelist()
    assert len([each for each in names if each.startswith("berkas/")]) == 3
    assert [n for n in names if ".." in n or "\\" in n or n.startswith("/")] == []


def test_a_link_for_whatsapp_carries_no_word_of_a_person(cast, visit):
    """A text for WhatsApp was composed of unescaped words of the requester."""
    korban = make_korban(cast.cipari, cast.ani)
    text = visit(cast.cipari, cast.ani).get(
        reverse("admin:permohonan_permohonan_change", args=[korban.dijawab.pk])
    )
    links = re.findall(r'href="(https://wa\.me/[^"]*)"', text.text)
    assert links
    for link in links:
        parts = urlsplit(link.replace("&amp;", "&"))
        assert (parts.netloc, parts.path) == ("wa.me", "/") and list(parse_qs(parts.query)) == [
            "text"
        ]
        words = parse_qs(parts.query)["text"][0]
        assert korban.dijawab.nomor in words
        assert [each for each in (*RAHASIA, korban.dijawab.kode) if each in words] == []
