"""The list of exclusions in the admin: who sees and does what, and what the pages say."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from dip.enums import StatusPengecualian
from dip.models import Informasi, Pengecualian, SuratPenetapan
from dip.services_keputusan import freeze_row
from situs.models import IzinBertindak
from tests.factories import make_pengecualian, make_surat, make_uji
from tests.isolation.pages import read_form

TODAY = timezone.localdate()
NANTI = TODAY + timedelta(days=400)
DAFTAR = "admin:dip_pengecualian_changelist"
DRAF, DIUSULKAN = StatusPengecualian.DRAF, StatusPengecualian.DIUSULKAN
DITETAPKAN = StatusPengecualian.DITETAPKAN
SURAT = {
    "nomor": "555/9/2026",
    "tanggal": TODAY.isoformat(),
    "tempat": "Cilacap",
    "jenis_klasifikasi": "Informasi yang dikecualikan",
    "badan_publik": "Pemerintah Kabupaten Cilacap",
    "alasan": "Melindungi rahasia pribadi.",
    "pejabat_nama": "Kepala Contoh",
    "pejabat_jabatan": "Kepala Dinas Kominfo selaku PPID",
    "pimpinan_nama": "Bupati Contoh",
    "pimpinan_jabatan": "Bupati Cilacap",
    "persetujuan_tanggal": TODAY.isoformat(),
    "persetujuan_nomor": "",
}


def make(situs, status=DRAF, **fields) -> Pengecualian:
    decided = {} if status == DITETAPKAN else {"surat": None}
    return make_pengecualian(
        situs, **{"status": status, "berakhir": NANTI, "jangka_teks": "", **decided, **fields}
    )


def url(name: str, row) -> str:
    return reverse(f"admin:dip_{row._meta.model_name}_{name}", args=[row.pk])


def status_of(row: Pengecualian) -> str:
    return Pengecualian.objects.get(pk=row.pk).status


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def messages_of(client, response) -> str:
    page = client.get(response["Location"])
    return " ".join(str(message) for message in page.context["messages"])


# --- Drafts ---------------------------------------------------------------------------------------
def test_a_draft_may_be_incomplete_and_its_faults_stand_beside_the_fields(cast, visit):
    client = visit(cast.cipari, cast.ani)
    add = reverse("admin:dip_pengecualian_add")
    form = read_form(client.get(add).content.decode())
    response = client.post(add, {**form, "judul": "Data pribadi", "jangka_teks": "Permanen"})
    assert response.status_code == 302
    row = Pengecualian.objects.get()
    assert (row.status, row.situs, row.urutan) == (DRAF, cast.cipari, 1)
    text = text_of(client.get(url("change", row)))
    assert text.count("Pilih lembar uji konsekuensi") == 2  # in the list and beside the field
    assert "Pasal 19 UU 14/2008" in text and "#id_uji" in text


def test_save_and_propose_keeps_what_was_typed_when_something_is_missing(cast, visit):
    client, row = visit(cast.cipari, cast.ani), make(cast.cipari)
    change = url("change", row)
    form = read_form(client.get(change).content.decode())
    response = client.post(change, {**form, "dasar_hukum": "", "judul": "Baru", "_usulkan": "1"})
    assert "Belum dapat diusulkan" in messages_of(client, response)
    row.refresh_from_db()
    assert (row.judul, row.status) == ("Baru", DRAF)
    response = client.post(
        change,
        {
            **read_form(client.get(change).content.decode()),
            "dasar_hukum": "UU 27/2022",
            "_usulkan": "1",
        },
    )
    assert status_of(row) == DIUSULKAN


def test_two_officers_at_once_lose_nothing(cast, visit):
    row = make(cast.cipari)
    ani, petugas = visit(cast.cipari, cast.ani), visit(cast.cipari, cast.petugas)
    change = url("change", row)
    first, second = (read_form(c.get(change).content.decode()) for c in (ani, petugas))
    ani.post(change, {**first, "judul": "Yang pertama"})
    response = petugas.post(change, {**second, "judul": "Yang kedua"})
    text = text_of(response)
    assert "sudah diubah oleh Petugas Ani" in text and "Yang kedua" in text
    assert Pengecualian.objects.get().judul == "Yang pertama"
    petugas.post(change, {**read_form(text), "judul": "Yang kedua"})
    assert Pengecualian.objects.get().judul == "Yang kedua"


def test_a_petugas_prepares_and_does_not_propose(cast, visit):
    client, row = visit(cast.cipari, cast.petugas), make(cast.cipari)
    text = text_of(client.get(url("change", row)))
    assert "_usulkan" not in text
    assert client.post(url("usulkan", row)).status_code == 403
    form = read_form(text)
    client.post(url("change", row), {**form, "judul": "Dari petugas", "_usulkan": "1"})
    assert (Pengecualian.objects.get().judul, status_of(row)) == ("Dari petugas", DRAF)


def test_what_is_proposed_is_withdrawn_before_it_changes(cast, visit):
    client, row = visit(cast.cipari, cast.ani), make(cast.cipari, DIUSULKAN)
    assert client.post(url("change", row), {"judul": "Lain"}).status_code == 403
    assert "Tarik usulan" in text_of(client.get(url("change", row)))
    client.post(url("tarik", row))
    assert status_of(row) == DRAF


# --- Deciding -------------------------------------------------------------------------------------
def test_a_kecamatan_decides_nothing(cast, visit):
    client, row = visit(cast.cipari, cast.ani), make(cast.cipari, DIUSULKAN)
    assert client.get(reverse("admin:dip_suratpenetapan_add")).status_code == 403
    for name in ("kembalikan", "jangka", "putuskan", "buka"):
        assert client.post(url(name, row), {"alasan": "x", "versi": 1}).status_code == 403
    assert status_of(row) == DIUSULKAN


def test_the_decision_page_shows_the_whole_proposal(cast, visit):
    row = make(cast.cipari, DIUSULKAN, konsekuensi_dibuka="Akibat yang khas")
    client = visit(cast.utama, cast.kominfo)
    text = text_of(client.get(reverse("admin:dip_suratpenetapan_add"), {"usulan": row.pk}))
    for words in (row.judul, row.uraian, "Akibat yang khas", row.uji.nomor, "Kecamatan Cipari"):
        assert words in text


def test_one_letter_decides_what_is_ticked_without_a_permission_to_act(cast, visit):
    rows = [make(cast.cipari, DIUSULKAN), make(cast.maos, DIUSULKAN), make(cast.maos, DIUSULKAN)]
    client, add = visit(cast.utama, cast.kominfo), reverse("admin:dip_suratpenetapan_add")
    keys = [f"{row.pk}-{row.versi}" for row in rows[:2]]
    response = client.post(add, {**SURAT, "usulan": keys})
    assert response.status_code == 302
    assert [status_of(row) for row in rows] == [DITETAPKAN, DITETAPKAN, DIUSULKAN]
    surat = SuratPenetapan.objects.get()
    assert (surat.situs, surat.pengguna) == (cast.utama, cast.kominfo)
    again = client.post(add, {**SURAT, "usulan": keys})
    assert "sudah berubah atau sudah diputuskan" in again.content.decode()
    assert SuratPenetapan.objects.count() == 1


def test_the_batch_action_leads_to_the_decision_page(cast, visit):
    rows = [make(cast.cipari, DIUSULKAN), make(cast.maos, DIUSULKAN), make(cast.maos)]
    chosen = {"action": "tetapkan", "_selected_action": [row.pk for row in rows]}
    response = visit(cast.utama, cast.kominfo).post(reverse(DAFTAR), chosen)
    assert response["Location"].endswith(f"?usulan={rows[0].pk}&usulan={rows[1].pk}")


def test_a_letter_with_a_gap_keeps_what_was_typed(cast, visit):
    row = make(cast.cipari, DIUSULKAN)
    key = f"{row.pk}-{row.versi}"
    data = {**SURAT, "usulan": [key], "alasan": "", "persetujuan_tanggal": NANTI.isoformat()}
    response = visit(cast.utama, cast.kominfo).post(reverse("admin:dip_suratpenetapan_add"), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Persetujuan pimpinan mendahului penetapan." in text
    assert 'value="555/9/2026"' in text and f'value="{key}" checked' in text
    assert not SuratPenetapan.objects.exists()


def test_a_proposal_mended_meanwhile_is_not_decided_unread(cast, visit):
    row = make(cast.cipari, DIUSULKAN)
    key = f"{row.pk}-{row.versi}"
    Pengecualian.objects.update(versi=row.versi + 1)
    add = reverse("admin:dip_suratpenetapan_add")
    response = visit(cast.utama, cast.kominfo).post(add, {**SURAT, "usulan": [key]})
    assert "sudah berubah" in response.content.decode()
    assert status_of(row) == DIUSULKAN


def test_sent_back_with_a_reason_that_the_proposer_reads(cast, visit):
    row = make(cast.cipari, DIUSULKAN)
    client = visit(cast.utama, cast.kominfo)
    empty = client.post(url("kembalikan", row), {"alasan": " ", "versi": row.versi})
    assert "Tulis alasannya." in empty.content.decode() and status_of(row) == DIUSULKAN
    client.post(url("kembalikan", row), {"alasan": "Sebutkan UU 27/2022.", "versi": row.versi})
    assert status_of(row) == DRAF
    text = text_of(visit(cast.cipari, cast.ani).get(url("change", row)))
    assert "Sebutkan UU 27/2022." in text
    history = text_of(visit(cast.cipari, cast.ani).get(url("history", row)))
    assert "Dikembalikan untuk diperbaiki" in history and "Sebutkan UU 27/2022." in history


def test_mending_the_words_of_a_kecamatan_needs_a_permission_to_act(cast, visit):
    row = make(cast.cipari, DIUSULKAN)
    client = visit(cast.utama, cast.kominfo)
    assert client.post(url("change", row), {"judul": "Lain"}).status_code == 403
    IzinBertindak.objects.create(
        pengguna=cast.kominfo,
        situs=cast.cipari,
        alasan="Memperbaiki usulan",
        berlaku_sampai=timezone.now() + timedelta(hours=1),
    )
    form = read_form(client.get(url("change", row)).content.decode())
    client.post(url("change", row), {**form, "judul": "Diperbaiki"})
    row.refresh_from_db()
    assert (row.judul, row.status) == ("Diperbaiki", DIUSULKAN)


# --- Afterwards -----------------------------------------------------------------------------------
def test_pasal_10_a_term_is_changed_with_a_new_sheet_and_letter(cast, visit):
    row, uji = make(cast.cipari, DITETAPKAN), make_uji(cast.cipari)
    make_uji(cast.maos)
    client = visit(cast.utama, cast.kominfo)
    page = client.get(url("jangka", row))
    assert list(page.context["form"].fields["uji"].queryset) == [uji]
    later = NANTI + timedelta(days=30)
    data = {
        **SURAT,
        "uji": uji.pk,
        "jangka_jenis": "tanggal",
        "berakhir": later,
        "versi": row.versi,
    }
    assert client.post(url("jangka", row), data).status_code == 302
    row.refresh_from_db()
    assert (row.berakhir, row.uji, row.surat.nomor) == (later, uji, "555/9/2026")


def test_no_letter_is_written_beside_the_decision(cast, visit):
    letter = make_surat(cast.utama)
    client = visit(cast.utama, cast.kominfo)
    response = client.post(url("change", letter), {**SURAT, "_saveasnew": "1"})
    assert response.status_code == 403
    assert SuratPenetapan.objects.count() == 1


def test_a_letter_stays_as_it_was_decided(cast, visit):
    row, client = make(cast.cipari, DIUSULKAN), visit(cast.utama, cast.kominfo)
    data = {**SURAT, "nomor": "555/1/2026", "usulan": [f"{row.pk}-{row.versi}"]}
    client.post(reverse("admin:dip_suratpenetapan_add"), data)
    old = SuratPenetapan.objects.get()
    row.refresh_from_db()
    later = NANTI + timedelta(days=365)
    new = {"uji": make_uji(cast.cipari).pk, "jangka_jenis": "tanggal", "berakhir": later}
    client.post(url("jangka", row), {**SURAT, **new, "versi": row.versi})
    assert SuratPenetapan.objects.count() == 2
    text = " ".join(read_pdf(client.get(url("surat", old))).split())
    assert row.judul in text and str(NANTI.year) in text


def test_pasal_10_a_missing_sheet_is_said_at_its_field(cast, visit):
    row = make(cast.cipari, DITETAPKAN)
    data = {**SURAT, "jangka_jenis": "tanggal", "berakhir": NANTI, "versi": row.versi}
    response = visit(cast.utama, cast.kominfo).post(url("jangka", row), data)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["uji"]


@pytest.mark.parametrize(("name", "status"), [("putuskan", DITETAPKAN), ("buka", "dibuka")])
def test_pasal_11_opening_is_decided_with_its_reason(cast, visit, name, status):
    row = make(cast.cipari, DITETAPKAN)
    client = visit(cast.utama, cast.kominfo)
    data = {"alasan": "Keputusan 555/1/2026", "versi": row.versi}
    for _ in range(2):
        client.post(url(name, row), data)
    assert status_of(row) == status
    assert row.peristiwa.get().catatan == "Keputusan 555/1/2026"
    assert Informasi.objects.count() == (1 if name == "buka" else 0)


def test_what_is_decided_changes_by_no_form_and_is_not_deleted(cast, visit):
    row = make(cast.cipari, DITETAPKAN)
    for situs, user in ((cast.cipari, cast.ani), (cast.utama, cast.kominfo)):
        client = visit(situs, user)
        assert client.post(url("change", row), {"judul": "Lain"}).status_code == 403
        assert client.post(url("delete", row), {"post": "yes"}).status_code == 403
    letter = row.surat
    client = visit(cast.utama, cast.kominfo)
    assert client.post(url("change", letter), {"nomor": "x"}).status_code == 403
    assert client.post(url("delete", letter), {"post": "yes"}).status_code == 403


# --- Who sees -------------------------------------------------------------------------------------
def test_a_camat_reads_and_a_stranger_sees_nothing(cast, visit):
    row = make(cast.cipari, DITETAPKAN)
    assert row.judul in text_of(visit(cast.cipari, cast.camat).get(reverse(DAFTAR)))
    maos = visit(cast.maos, cast.budi)
    assert row.judul not in text_of(maos.get(reverse(DAFTAR)))
    for name in ("change", "surat", "usulkan", "tarik", "kembalikan", "jangka"):
        assert maos.post(url(name, row)).status_code in (302, 404)
    assert visit(cast.cipari, cast.pengadu).get(reverse(DAFTAR)).status_code == 403


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_list_asks_no_more_with_more_rows(cast, visit, count, django_assert_max_num_queries):
    uji = make_uji(cast.cipari)
    for number in range(count):
        status = [DRAF, DITETAPKAN][number % 2]
        soon = TODAY + timedelta(days=20 + number)
        make(cast.cipari, status, uji=uji, surat=None, berakhir=soon)
    client = visit(cast.cipari, cast.ani)
    client.get(reverse(DAFTAR))
    with django_assert_max_num_queries(12):
        client.get(reverse(DAFTAR))


def test_filters_name_letters_states_and_ends(cast, visit):
    near = make(cast.cipari, DITETAPKAN, berakhir=TODAY + timedelta(days=3), judul="Lekas usai")
    far = make(cast.cipari, DITETAPKAN, dasar=["j"], judul="Masih lama")
    client = visit(cast.cipari, cast.ani)
    for query, wanted in (
        ({"akhir": "lewat"}, {near}),
        ({"huruf": "j"}, {far}),
        ({"q": "Masih lama"}, {far}),
        ({"akhir": "ngawur"}, {near, far}),
        ({"status__exact": DRAF}, set()),
    ):
        response = client.get(reverse(DAFTAR), query)
        assert set(response.context["cl"].queryset) == wanted, query


def freeze(surat: SuratPenetapan, *rows: Pengecualian) -> None:
    surat.baris = [freeze_row(row) for row in rows]
    surat.save()


# --- Paper ----------------------------------------------------------------------------------------
def read_pdf(response) -> str:
    assert response.status_code == 200
    reader = PdfReader(io.BytesIO(response.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # tagged
    return "\n".join(page.extract_text() for page in reader.pages)


def test_pasal_4_ayat_2_pp_61_2010_the_letter_on_paper_has_six_contents(cast, visit):
    surat = make_surat(cast.utama, nomor="555/1/2026", persetujuan_nomor="100/2/2026")
    row = make(cast.cipari, DITETAPKAN, surat=surat, jangka_teks="2 tahun")
    freeze(surat, row, make(cast.maos, DITETAPKAN, surat=surat))
    text = " ".join(read_pdf(visit(cast.utama, cast.kominfo).get(url("surat", surat))).split())
    for words in (
        *("555/1/2026", "Informasi yang dikecualikan", "Kepala Contoh"),
        *("Pemerintah Kabupaten Cilacap", "Melindungi rahasia pribadi", "15 Januari 2026"),
        *("Bupati Contoh", "100/2/2026", row.judul, "2 tahun", "Kecamatan Maos"),
    ):
        assert words in text, words
    assert row.uraian not in text


def test_a_kecamatan_gets_the_letter_with_its_own_rows(cast, visit):
    surat = make_surat(cast.utama)
    own = make(cast.cipari, DITETAPKAN, surat=surat)
    other = make(cast.maos, DITETAPKAN, surat=surat)
    freeze(surat, own, other)
    text = " ".join(read_pdf(visit(cast.cipari, cast.ani).get(url("surat", own))).split())
    assert own.judul in text and other.judul not in text


def test_pasal_49_the_sheet_on_paper_has_the_layout_of_cilacap(cast, visit):
    row = make(cast.cipari)
    text = " ".join(read_pdf(visit(cast.cipari, cast.ani).get(url("cetak", row.uji))).split())
    for words in (
        *("LEMBAR PENGUJIAN KONSEKUENSI", f"NOMOR {row.uji.nomor}", "Senin tanggal 12 Januari"),
        *("bertempat di Cilacap", "Dibuka", "Ditutup", "Jangka Waktu", "1 2 3 4 5 6"),
        *("Sri Wahyuni, PPID", "Kepentingan pribadi lebih besar", row.konsekuensi_dibuka),
    ):
        assert words in text, words
    assert row.uraian not in text
