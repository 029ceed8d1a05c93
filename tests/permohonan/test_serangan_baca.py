"""Attacks on what is not the attacker's: each was found open in the product of somebody else.

What a rule of this kind needs beyond requests stands in tests/test_isolation.py (every door, role
and foreign row); letters under the client's own name in tests/situs/test_berkas.py.
"""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.urls import reverse

from permohonan.models import AksesIdentitas, Peristiwa, Permohonan
from permohonan.services_jawab import answer
from permohonan.services_kerja import ask_completion, assign, write_note
from permohonan.tautan import list_tautan
from situs.models import Surel
from tests.factories import build_jawaban, make_permohonan
from tests.permohonan.isi_formulir import send
from tests.permohonan.korban import (
    CATATAN,
    IDENTITAS,
    RAHASIA,
    body,
    list_alamat_admin,
    list_alamat_umum,
    make_korban,
)
from tests.permohonan.test_surat import read

DARI_SINI = {"Sec-Fetch-Site": "same-origin"}
# Addresses at which other products handed out requesters, files or their whole database.
TEBAKAN = (
    *("/api/status-check-request", "/api/permohonan", "/api/permohonan/1", "/Cekstatus"),
    *("/getPermohonanByNik?nik=3301998877665544", "/apiNik/3301998877665544"),
    *("/api/apiNik/3301998877665544", "/permohonan/1/", "/permohonan/1", "/keberatan/1/"),
    *("/permohonan/reset", "/reset", "/seed", "/rekap", "/rekap/permohonan", "/export"),
    *("/media/ktp.pdf", "/storage/ktp.pdf", "/uploads/ktp.pdf", "/berkas/ktp.pdf"),
    *("/backup.sql", "/dump.sql", "/db.sqlite3", "/data/ppid.sqlite3", "/.env", "/.git/config"),
)


@pytest.fixture
def korban(cast, libur):
    return make_korban(cast.cipari, cast.ani)


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


def leaks(response) -> list[str]:
    data = body(response)
    return [word for word in RAHASIA if word.encode() in data]


def ask(client, **fields: str):
    return client.post("/cek/", {"nomor": "", "kode": ""} | fields, headers=DARI_SINI, follow=True)


def test_no_public_address_lists_requesters(cast, visit, korban):
    """SOL: an open JSON list of all requesters with NIK, telephone and e-mail."""
    urls = list_alamat_umum()
    assert {"/", "/cek/", "/laporan/", "/laporan/unduh.csv", "/permohonan/baru/"} <= set(urls)
    for situs in (cast.cipari, cast.utama):
        for url in urls:
            assert leaks(visit(situs).get(url)) == [], url


def test_doors_of_other_products_do_not_exist(client, korban):
    """GRT resets, BKT's proxy to the civil registry, PKP's exports, dumps and keys on the web."""
    for url in TEBAKAN:
        for response in (client.get(url), client.post(url, {"nik": IDENTITAS["nik"]})):
            assert response.status_code in (404, 405, 403), url
            assert leaks(response) == []


@pytest.mark.parametrize("known", ["email", "nama", "nik", "telepon"])
def test_knowing_a_person_opens_no_status(client, korban, known):
    """SLS: status by e-mail alone; KLB: a NIK returned the person's requests and address."""
    word = IDENTITAS[known]
    for fields in (
        {"nomor": word},
        {"nomor": word, "kode": word},
        {"nomor": korban.row.nomor, "kode": word},
        {"nomor": korban.row.nomor, known: word},
    ):
        response = ask(client, **fields)
        assert "Riwayat" not in response.text and "Galat: " in response.text
        told = [each for each in leaks(response) if each not in fields.values()]
        assert told == []


def test_knowing_a_person_finds_nothing_in_any_search(cast, visit, korban):
    """SNJ: the search of the public register matched names that it did not show."""
    for word in (*IDENTITAS.values(), CATATAN):
        for url in ("/cari/", "/dip/", "/laporan/", "/cek/", "/permohonan/baru/"):
            response = visit(cast.cipari).get(url, {"q": word, "nik": word, "email": word})
            assert korban.row.nomor not in response.text
            assert [each for each in leaks(response) if each != word] == []


def test_a_number_alone_or_the_code_of_another_case_opens_nothing(cast, client, korban):
    """SMD: numbers that follow one another revealed name, address and telephone."""
    mine = make_permohonan(cast.cipari)
    for nomor in (korban.row.nomor, korban.dijawab.nomor, korban.keberatan.nomor):
        for response in (
            client.get("/cek/", {"nomor": nomor}),
            ask(client, nomor=nomor),
            ask(client, nomor=nomor, kode=mine.kode),
            client.get(f"/cek/{nomor}/"),
            client.get(f"/permohonan/terima/{nomor.split('/')[0]}/"),
        ):
            assert "Riwayat" not in response.text and leaks(response) == []


def test_number_and_code_show_the_case_and_no_personal_word(client, korban):
    """BWS: the look-up of an objection returned personal data. Who holds the code may be anybody
    who found the letter."""
    for row in (korban.row, korban.dijawab, korban.keberatan):
        response = ask(client, nomor=row.nomor, kode=row.kode)
        assert row.nomor in response.text and "Riwayat" in response.text
        assert leaks(response) == []


def test_an_identity_card_has_no_address_of_its_own(client, korban):
    """PKT, BWS, FST: identity cards on the public disk, one under a name that can be guessed."""
    isi = korban.berkas.isi
    assert not str(default_storage.path(isi.name)).startswith(str(settings.STATIC_ROOT))
    assert finders.find(isi.name) is None
    for folder in ("", "static/", "media/", "berkas/", "gambar/", "storage/", "data/berkas/"):
        for name in (isi.name, f"../{isi.name}", f"..%2f{isi.name}"):
            response = client.get(f"/{folder}{name}", follow=True)
            assert response.status_code == 404 and b"KTP-WULANDARI" not in body(response)


@pytest.mark.parametrize("who", ["anonim", "budi_di_cipari", "budi_di_maos", "pengadu"])
def test_logged_in_or_not_nobody_reads_or_changes_a_case_by_its_id(cast, visit, korban, who):
    """GRT: any logged-in user read and edited any request by id; PKP: exports without log-in."""
    client = {
        "anonim": lambda: visit(cast.cipari),
        "budi_di_cipari": lambda: visit(cast.cipari, cast.budi),
        "budi_di_maos": lambda: visit(cast.maos, cast.budi),
        "pengadu": lambda: visit(cast.cipari, cast.pengadu),
    }[who]()
    urls = list_alamat_admin(korban)
    assert len(urls) > 30
    before = (Peristiwa.objects.count(), Permohonan.objects.get(pk=korban.row.pk).versi)
    for url in urls:
        form = {"versi": korban.row.versi, "alasan": "x", "catatan": "x", "pesan": "x"}
        for response in (client.get(url), client.post(url, form | {"identitas": "dengan"})):
            assert leaks(response) == [], url
            assert response.status_code in (200, 302, 403, 404, 405, 422), url
    assert before == (Peristiwa.objects.count(), Permohonan.objects.get(pk=korban.row.pk).versi)
    assert not AksesIdentitas.objects.exists()


def test_officers_find_nobody_by_name_nik_or_contact(cast, visit, korban):
    """What a list masks, its search does not match."""
    for user, situs in ((cast.ani, cast.cipari), (cast.kominfo, cast.utama)):
        for model in ("permohonan", "keberatan", "surat"):
            for word in IDENTITAS.values():
                url = reverse(f"admin:permohonan_{model}_changelist")
                text = visit(situs, user).get(url, {"q": word}).text
                assert korban.row.nomor not in text and korban.keberatan.nomor not in text


@pytest.mark.parametrize(
    ("model", "query"),
    [
        *(("permohonan", each) for each in ("nama__startswith=W", "email__contains=korban")),
        *(("permohonan", each) for each in ("kode_sandi__startswith=a", "peristiwa__catatan=x")),
        *(("keberatan", each) for each in ("nama__startswith=W", "permohonan__nama__gt=W")),
        *(("surat", each) for each in ("isi__icontains=Wulan", "permohonan__nama__gt=W")),
    ],
)
def test_no_list_is_filtered_by_what_it_hides(cast, visit, korban, model, query):
    """A filter in the address would tell what a name begins with, one letter at a time."""
    url = f"{reverse(f'admin:permohonan_{model}_changelist')}?{query}"
    for user, situs in ((cast.petugas, cast.cipari), (cast.kominfo, cast.utama)):
        response = visit(situs, user).get(url)
        assert response.status_code == 400 and leaks(response) == []


def test_what_officers_write_for_themselves_reaches_no_requester(cast, client, libur):
    """SMG: a field documented as internal note was printed on the public status page."""
    row = make_permohonan(cast.cipari)
    write_note(row, CATATAN, cast.ani)
    ask_completion(row, "Sebutkan tahunnya.", cast.ani)
    row.refresh_from_db()
    assign(row, cast.petugas, cast.ani)
    row.refresh_from_db()
    answer(row, build_jawaban(row), cast.ani)
    row.refresh_from_db()
    hidden = (CATATAN, "Petugas Ani", "Petugas Petugas", "ani@contoh.go.id")
    response = ask(client, nomor=row.nomor, kode=row.kode)
    papers = [client.get(each.alamat) for each in list_tautan(row)]
    texts = [response.text]
    for paper in papers:
        data = body(paper)
        texts.append(read(data) if data.startswith(b"%PDF") else data.decode())
    mails = [each.kiriman for each in Surel.objects.filter(kepada=row.email)]
    texts += [f"{each.subject}{each.message}{each.html_message}" for each in mails]
    assert len(texts) > 5
    for text in texts:
        assert [word for word in hidden if word in text] == []


def test_a_form_is_opened_by_its_key_only(cast, client, korban):
    """Numbers, ids and prints of a key are no key."""
    for guess in ("1", str(korban.row.pk), korban.row.sidik_kunci, korban.row.kode, "a" * 31):
        for url in (f"/permohonan/isi/{guess}/identitas/", f"/permohonan/terima/{guess}/"):
            response = client.get(url)
            assert response.status_code == 404 and leaks(response) == []
            assert send(client, url, {}).status_code in (404, 405)
