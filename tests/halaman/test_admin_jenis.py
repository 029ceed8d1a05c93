"""What each kind of content asks in its form."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dip.models import Kewajiban
from halaman.enums import Status
from halaman.models import Agenda, Album, Berita, Dokumen, Foto, Gambar, Halaman, Tanya, VersiKonten
from halaman.services import restore_versi
from tests.factories import make_informasi, make_konten
from tests.halaman.berkas_contoh import fake, pdf, picture

KINDS = (Halaman, Dokumen, Berita, Agenda, Album, Tanya)
NO_FOTO = {"foto-TOTAL_FORMS": 0, "foto-INITIAL_FORMS": 0}


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def url(model, door="add", *args):
    return reverse(f"admin:halaman_{model._meta.model_name}_{door}", args=args)


def isian(model, row=None, **changes):
    values = {
        Halaman: {"bagian": "profil", "isi": "<p>Isi</p>"},
        Dokumen: {"jenis": "sk"},
        Berita: {"ringkasan": "Satu kalimat.", "tanggal": "2026-11-20", "isi": "<p>Isi</p>"},
        Agenda: {"mulai": "2026-12-01T09:00", "jenis": "rapat"},
        Album: {"tanggal": "2026-11-20", **NO_FOTO},
        Tanya: {"isi": "<p>Jawab</p>"},
    }[model]
    version = {"versi_dibaca": row.versi} if row else {}
    return {"judul": "Judul yang biasa", **values, **version, **changes}


@pytest.mark.parametrize("model", KINDS)
def test_form_saves_a_draft_and_shows_it_again(cast, ani, model):
    answer = ani.post(url(model), isian(model, _save="ya"))
    assert answer.status_code == 302, answer.context["errors"]
    row = model.objects.get()
    assert (row.situs, row.status) == (cast.cipari, Status.DRAF)
    page = ani.get(url(model, "change", row.pk)).content.decode()
    assert "Judul yang biasa" in page and "Simpan draf" in page and 'name="_terbitkan"' in page


@pytest.mark.parametrize("model", KINDS)
@pytest.mark.parametrize("who", ["camat", "petugas"])
def test_who_may_not_change_what_is_public_reads_it(cast, visit, model, who):
    row = make_konten(model, cast.cipari)
    client = visit(cast.cipari, getattr(cast, who))
    page = client.get(url(model, "change", row.pk))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()


def test_reader_sees_the_text_not_its_tags(cast, visit):
    isi = "<p>Isi <strong>tebal</strong></p><script>alert(1)</script>"
    row = make_konten(Halaman, cast.cipari)
    Halaman.objects.filter(pk=row.pk).update(isi=isi)
    page = visit(cast.cipari, cast.camat).get(url(Halaman, "change", row.pk)).text
    assert "<p>Isi <strong>tebal</strong></p>" in page and "<script>alert" not in page


@pytest.mark.parametrize("model", KINDS)
def test_list_names_the_state_in_words(cast, ani, model):
    make_konten(model, cast.cipari, terbit_mulai=timezone.now() + timezone.timedelta(days=2))
    make_konten(model, cast.cipari, status=Status.DRAF)
    page = ani.get(url(model, "changelist")).content.decode()
    assert "Terjadwal" in page and "Draf" in page


@pytest.mark.parametrize("model", KINDS)
def test_queries_of_a_list_do_not_grow_with_its_rows(
    cast, ani, model, django_assert_max_num_queries
):
    for _ in range(2):
        make_konten(model, cast.cipari)
    ani.get(url(model, "changelist"))
    with django_assert_max_num_queries(40) as few:
        ani.get(url(model, "changelist"))
    for _ in range(6):
        make_konten(model, cast.cipari)
    with django_assert_max_num_queries(len(few)):
        ani.get(url(model, "changelist"))


# --- Pages ----------------------------------------------------------------------------------------
def test_empty_address_is_made_out_of_the_title(ani):
    for _ in range(2):
        ani.post(url(Halaman), isian(Halaman, slug=""))
    slugs = {row.slug for row in Halaman.objects.all()}
    assert slugs == {"judul-yang-biasa", "judul-yang-biasa-2"}


def test_address_of_a_built_in_page_is_refused(ani):
    page = ani.post(url(Halaman), isian(Halaman, slug="pimpinan"))
    assert "halaman bawaan" in page.content.decode()
    assert not Halaman.objects.exists()


def test_taken_address_is_a_message_not_a_crash(cast, ani):
    make_konten(Halaman, cast.cipari, slug="sama")
    page = ani.post(url(Halaman), isian(Halaman, slug="sama"))
    assert "sudah dipakai halaman lain" in page.content.decode()


def test_changed_address_of_a_public_page_is_a_warning(cast, ani):
    row = make_konten(Halaman, cast.cipari, slug="lama", isi="<p>Isi</p>")
    page = ani.post(url(Halaman, "change", row.pk), isian(Halaman, row, slug="baru"), follow=True)
    assert "Alamat lama “lama” tidak lagi terbuka" in page.text


def test_only_utama_offers_pages(cast, visit, ani):
    ani.post(url(Halaman), isian(Halaman, ditawarkan="on"))
    assert not Halaman.objects.get().ditawarkan
    client = visit(cast.utama, cast.kominfo)
    client.post(url(Halaman), isian(Halaman, ditawarkan="on", situs=cast.utama.pk))
    assert Halaman.objects.for_situs(cast.utama).get().ditawarkan


def test_buttons_order_pages_of_one_part(cast, ani):
    first, second = (make_konten(Halaman, cast.cipari, urutan=n) for n in (1, 2))
    ani.post(url(Halaman, "turun", first.pk))
    assert list(Halaman.objects.for_situs(cast.cipari)) == [second, first]


# --- Pictures in the text -------------------------------------------------------------------------
def test_picture_without_words_is_named_and_what_was_typed_is_kept(ani):
    isi = '<p>Denah kantor</p><img src="/gambar/ABC123/">'
    page = ani.post(url(Halaman), isian(Halaman, isi=isi)).content.decode()
    assert "Gambar ke-1" in page and "sesudah “Denah kantor”" in page
    assert "&lt;p&gt;Denah kantor&lt;/p&gt;" in page
    assert not Halaman.objects.exists()


def test_picture_from_elsewhere_is_refused_before_it_is_lost(ani):
    isi = '<p>Isi</p><img src="https://jahat.example/a.png" alt="Denah">'
    assert "bukan gambar yang diunggah" in ani.post(url(Halaman), isian(Halaman, isi=isi)).text


def test_findings_are_told_after_saving_and_on_the_form(ani):
    isi = '<h2>Layanan</h2><h4>Syarat</h4><p><a href="/dip/">Klik di sini</a></p>'
    page = ani.post(url(Halaman), isian(Halaman, isi=isi), follow=True).text
    assert "melompati tingkat" in page and "belum menyebut tujuannya" in page
    page = ani.get(url(Halaman, "change", Halaman.objects.get().pk)).text
    assert "2 hal yang perlu diperhatikan" in page


def test_slot_left_open_keeps_a_page_from_being_published(ani):
    isi = "<p>Nomor SK: [isi: nomor SK]</p>"
    page = ani.post(url(Halaman), isian(Halaman, isi=isi, _terbitkan="ya"))
    assert page.text.count("masih harus Anda isi") == 1 and not Halaman.objects.exists()
    ani.post(url(Halaman), isian(Halaman, isi=isi, _save="ya"))
    row = Halaman.objects.get()
    chosen = {"action": "terbitkan", "_selected_action": [row.pk]}
    page = ani.post(url(Halaman, "changelist"), chosen, follow=True)
    assert "belum diterbitkan" in page.text
    row.refresh_from_db()
    assert row.status == Status.DRAF


# --- Documents ------------------------------------------------------------------------------------
def test_document_needs_a_file_or_an_address_to_be_published(ani):
    page = ani.post(url(Dokumen), isian(Dokumen, _terbitkan="ya"))
    assert "Unggah berkasnya, atau isi tautannya" in page.text
    assert not Dokumen.objects.exists()
    ani.post(url(Dokumen), isian(Dokumen, _terbitkan="ya", unggah=pdf()))
    row = Dokumen.objects.get()
    assert (row.status, row.jenis_berkas, row.nama_asli) == (Status.TERBIT, "pdf", "renja.pdf")
    assert row.berkas.name.startswith("cipari/dokumen/") and "renja" not in row.berkas.name
    assert VersiKonten.objects.filter(objek=row.pk).last().isian["berkas"] == row.berkas.name


def test_old_file_of_a_document_can_be_restored(ani):
    ani.post(url(Dokumen), isian(Dokumen, unggah=pdf("lama.pdf")))
    row = Dokumen.objects.get()
    old = VersiKonten.objects.get(objek=row.pk)
    ani.post(url(Dokumen, "change", row.pk), isian(Dokumen, row, unggah=pdf("baru.pdf")))
    row.refresh_from_db()
    assert row.nama_asli == "baru.pdf"
    restore_versi(row, old, None)
    row.refresh_from_db()
    assert row.nama_asli == "lama.pdf"
    assert row.berkas.storage.exists(row.berkas.name)


def test_file_that_is_not_what_it_says_is_refused(ani):
    for name in ("x.pdf", "x.svg", "x.html", "x.php", "x.jpg"):
        page = ani.post(url(Dokumen), isian(Dokumen, unggah=fake(name)))
        assert page.status_code == 200 and page.context["errors"], name
    assert not Dokumen.objects.exists()


def test_file_must_be_chosen_again_after_another_error(ani):
    page = ani.post(url(Dokumen), isian(Dokumen, judul="", unggah=pdf()))
    assert "Pilih berkas ini sekali lagi" in page.text


# --- News -----------------------------------------------------------------------------------------
def test_picture_of_news_is_uploaded_in_the_form_with_its_words(cast, ani):
    page = ani.post(url(Berita), isian(Berita, unggah_gambar=picture()))
    assert "Ceritakan isi gambar" in page.text and not Gambar.objects.exists()
    given = isian(Berita, unggah_gambar=picture(), alt_gambar="Camat dan warga")
    assert ani.post(url(Berita), given).status_code == 302
    row = Berita.objects.get()
    assert (row.gambar.alt, row.gambar.situs) == ("Camat dan warga", cast.cipari)
    ani.post(url(Berita, "change", row.pk), isian(Berita, row, hiasan="on"))
    row.gambar.refresh_from_db()
    assert row.gambar.dekoratif
    row.refresh_from_db()
    given = isian(Berita, row, hiasan="on", lepas_gambar="on")
    ani.post(url(Berita, "change", row.pk), given)
    row.refresh_from_db()
    assert row.gambar is None


def test_news_names_information_of_its_own_site_only(cast, ani, visit):
    own, foreign = make_informasi(cast.cipari), make_informasi(cast.maos)
    page = ani.post(url(Berita), isian(Berita, informasi=[foreign.pk]))
    assert page.status_code == 200
    ani.post(url(Berita), isian(Berita, informasi=[own.pk]))
    assert list(Berita.objects.get().informasi.all()) == [own]
    client = visit(cast.utama, cast.kominfo)
    given = isian(Berita, informasi=[own.pk], situs=cast.utama.pk)
    assert client.post(url(Berita), given).status_code == 200


# --- Agenda ---------------------------------------------------------------------------------------
def test_end_before_the_beginning_is_refused(ani):
    page = ani.post(url(Agenda), isian(Agenda, selesai="2026-11-30T09:00"))
    assert "Waktu selesai harus sesudah" in page.text


def test_times_are_those_of_the_kabupaten(ani):
    ani.post(url(Agenda), isian(Agenda, terbit_mulai="2026-11-25T08:00"))
    row = Agenda.objects.get()
    assert timezone.localtime(row.mulai).isoformat() == "2026-12-01T09:00:00+07:00"
    page = ani.get(url(Agenda, "change", row.pk)).text
    assert 'value="2026-12-01T09:00"' in page and 'value="2026-11-25T08:00"' in page


def test_publishing_ahead_of_time_says_when_it_shows(ani):
    later = {"terbit_mulai": "2099-01-01T08:00"}
    page = ani.post(url(Agenda), isian(Agenda, **later, _terbitkan="ya"), follow=True)
    assert "mulai tampil 1 Januari 2099 08.00" in page.text
    past = {"terbit_sampai": "2020-01-01T08:00"}
    page = ani.post(url(Agenda), isian(Agenda, **past, _terbitkan="ya"), follow=True)
    assert "waktu tampilnya lewat" in page.text


# --- Gallery --------------------------------------------------------------------------------------
def foto(number, **fields):
    return {f"foto-{number}-{name}": value for name, value in fields.items()}


def test_pictures_of_an_album_need_words_and_keep_their_order(cast, ani):
    forms = {"foto-TOTAL_FORMS": 3, "foto-INITIAL_FORMS": 0}
    given = isian(Album, **forms, **foto(0, unggah=picture()), **foto(1, keterangan="Tanpa foto"))
    page = ani.post(url(Album), given)
    assert "Ceritakan isi gambar" in page.text and "Pilih fotonya" in page.text
    rows = {
        **foto(0, unggah=picture(), alt="Warga antre"),
        **foto(1, unggah=picture("b.png"), hiasan="on"),
    }
    assert ani.post(url(Album), isian(Album, **forms, **rows)).status_code == 302
    album = Album.objects.get()
    first, second = album.foto.all()
    assert (first.gambar.alt, second.gambar.dekoratif) == ("Warga antre", True)
    assert (first.urutan, second.urutan) == (1, 2)
    order = reverse("admin:halaman_album_urutan", args=[album.pk])
    assert "Warga antre" in ani.get(order).text
    ani.post(order, {"foto": first.pk, "arah": "turun"})
    assert list(album.foto.all()) == [second, first]


def test_words_of_a_stored_picture_can_be_mended_and_the_picture_removed(cast, ani):
    album = make_konten(Album, cast.cipari, status=Status.DRAF)
    forms = {"foto-TOTAL_FORMS": 1, "foto-INITIAL_FORMS": 0}
    given = isian(Album, album, **{**forms, **foto(0, unggah=picture(), alt="Lama")})
    ani.post(url(Album, "change", album.pk), given)
    album.refresh_from_db()
    row = Foto.objects.get()
    forms = {"foto-TOTAL_FORMS": 1, "foto-INITIAL_FORMS": 1}
    same = {"foto-0-id": row.pk, "foto-0-album": album.pk}
    given = isian(Album, album, **{**forms, **same, **foto(0, alt="Baru")})
    assert ani.post(url(Album, "change", album.pk), given).status_code == 302
    row.gambar.refresh_from_db()
    assert row.gambar.alt == "Baru"
    given = isian(Album, album, **{**forms, **same, **foto(0, alt="Baru", DELETE="on")})
    ani.post(url(Album, "change", album.pk), given)
    assert not Foto.objects.exists()


def test_order_of_a_foreign_album_does_not_exist(cast, ani):
    album = make_konten(Album, cast.maos)
    assert ani.get(reverse("admin:halaman_album_urutan", args=[album.pk])).status_code == 404


# --- Questions ------------------------------------------------------------------------------------
def test_questions_move_past_those_of_another_group(cast, ani, visit):
    make_konten(Tanya, cast.cipari, judul="Tentang A", kelompok="A", urutan=1)
    row = make_konten(Tanya, cast.cipari, judul="Tentang B", kelompok="B", urutan=2)
    ani.post(url(Tanya, "naik", row.pk))
    html = visit(cast.cipari).get("/faq/").text
    assert html.index(">B</h2>") < html.index(">A</h2>")


# --- Duties ---------------------------------------------------------------------------------------
def test_duties_are_an_indented_list_by_group(ani):
    top = Kewajiban.objects.create(kode="B-a", jenis="berkala", nama="Profil", urutan=1)
    Kewajiban.objects.create(kode="B-a.1", jenis="berkala", nama="Alamat", induk=top, urutan=2)
    page = ani.get(url(Halaman)).text
    assert '<optgroup label="' in page
    assert "\u00a0\u00a0\u00a0\u00a0B-a.1 Alamat" in page


def test_work_list_opens_the_form_with_the_duty_chosen(ani):
    row = Kewajiban.objects.create(kode="B-a.2", jenis="berkala", nama="Visi dan misi", urutan=1)
    page = ani.get(url(Halaman), {"kewajiban": "B-a.2"})
    form = page.context["adminform"].form
    assert (form["kewajiban"].value(), form["judul"].value()) == (row.pk, "Visi dan misi")
    assert ani.get(url(Halaman), {"kewajiban": "tidak-ada'", "templat": "../x"}).status_code == 200


def test_template_of_a_duty_fills_the_form_with_the_data_of_the_site(ani):
    templat = {"kode": "B-a.1", "nama": "Kedudukan", "templat": "kedudukan-alamat"}
    Kewajiban.objects.create(jenis="berkala", urutan=1, **templat)
    form = ani.get(url(Halaman), {"kewajiban": "B-a.1"}).context["adminform"].form
    assert "Kecamatan Cipari" in form["isi"].value() and form["slug"].value()
    asked = {"templat": "visi-misi", "judul": "Judul kami"}
    form = ani.get(url(Halaman), asked).context["adminform"].form
    assert form["judul"].value() == "Judul kami" and form["isi"].value()
