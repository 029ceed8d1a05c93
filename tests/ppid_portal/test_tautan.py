"""One run of check_tautan from what the sites show to what the database says of it."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import ThreadingHTTPServer
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models
from django.db.models import FileField, URLField
from django.utils import timezone

from dip.models import Informasi, PemeriksaanTautan
from halaman.models import (
    Album,
    Berita,
    ButirMenu,
    Dokumen,
    Halaman,
    Konten,
    LaporanHarta,
    Pejabat,
    Tanya,
)
from ppid_portal import tautan
from ppid_portal.tautan import KOLOM, check_all, check_now, list_due, list_tautan
from situs.jaringan import HostTidakDikenal
from situs.kunjungan import Jawaban, Keadaan
from situs.models import Situs
from tests.factories import make_berkas, make_informasi, make_konten, make_penetapan, make_spanduk
from tests.situs.server_luar import LUAR, address, build_jaringan, serve_luar

# Columns that look like addresses or hold files, and are shown to no visitor.
BUKAN_UMUM = {
    "dip.Impor.berkas": "read by officers, deleted after some days",
    "dip.PemeriksaanTautan.alamat": "the answers themselves",
    "halaman.Halaman.tertaut": "a yes or no",
    "situs.Situs.alamat": "street and number",
    "halaman.Tanggapan.alamat": "the page that a visitor spoke of; read by officers",
}
APPS = ("dip", "halaman", "saq", "situs")
WORDS = ("tautan", "alamat", "media", "url", "link")


@pytest.fixture
def luar() -> Iterator[ThreadingHTTPServer]:
    with serve_luar() as server:
        yield server


def looks_like_an_address(model: type[models.Model], field: models.Field) -> bool:
    rich = issubclass(model, Konten) and field.name in model.teks_kaya
    named = any(word in field.name for word in WORDS) and not field.is_relation
    return rich or named or isinstance(field, URLField | FileField)


def test_every_column_with_addresses_or_files_is_collected_or_says_why_not():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.concrete_fields
        if looks_like_an_address(model, field)
    }
    medsos = {f"situs.Situs.{name}" for name in tautan.MEDSOS}
    assert found <= KOLOM | BUKAN_UMUM.keys(), found - KOLOM - BUKAN_UMUM.keys()
    assert found | medsos >= KOLOM


def shown(situs: Situs) -> set[str]:
    return {each.alamat for each in list_tautan(situs)}


def link(address: str) -> str:
    return f'<p><a href="{address}">tautan</a></p>'


def test_every_kind_of_link_and_file_is_found(cast):
    situs = cast.cipari
    media = "Papan; https://a.go.id/1, dan http://b.go.id/2."
    informasi = make_informasi(situs, media=media)
    berkas = make_berkas(informasi)
    for model, name in ((Halaman, "isi"), (Berita, "isi"), (Tanya, "isi"), (Pejabat, "profil")):
        text = link(f"https://teks.go.id/{model.__name__}?a=1&amp;b=2")
        make_konten(model, situs, **{name: text})
    make_konten(Dokumen, situs, tautan="https://dokumen.go.id/")
    make_konten(Album, situs, tautan_video="https://video.go.id/")
    pejabat = make_konten(Pejabat, situs)
    LaporanHarta.objects.create(
        pejabat=pejabat, jenis="lhkpn", tahun=2025, tautan="https://lhkpn.go.id/"
    )
    ButirMenu.objects.create(situs=situs, judul="Lapor", alamat="https://lapor.go.id")
    make_spanduk(situs, tautan="https://spanduk.go.id/")
    Situs.objects.filter(pk=situs.pk).update(youtube="https://youtube.com/x")
    situs.refresh_from_db()
    assert shown(situs) == {
        *("https://a.go.id/1", "http://b.go.id/2", berkas.get_absolute_url()),
        *(f"https://teks.go.id/{name}?a=1&b=2" for name in ("Halaman", "Berita", "Tanya")),
        *("https://teks.go.id/Pejabat?a=1&b=2", "https://dokumen.go.id/", "https://video.go.id/"),
        *("https://lhkpn.go.id/", "https://lapor.go.id/", "https://spanduk.go.id/"),
        "https://youtube.com/x",
    }
    assert shown(cast.maos) == set()


def test_the_files_of_a_determination_are_read(cast, luar):
    make_informasi(cast.cipari)
    row = make_penetapan(cast.cipari)
    base = f"/dip/penetapan/{row.tahun}/{row.versi}/unduh"
    assert run(luar) == {f"{base}.xlsx": "hidup", f"{base}.pdf": "hidup"}
    row.xlsx.storage.delete(row.xlsx.name)
    assert run(luar, semua=True) == {f"{base}.xlsx": "mati", f"{base}.pdf": "hidup"}


def test_only_what_is_published_is_visited(cast):
    situs, later = cast.cipari, timezone.now() + timedelta(days=1)
    informasi = make_informasi(situs, media="https://a.go.id/", status="draf")
    make_berkas(informasi)
    make_konten(Dokumen, situs, tautan="https://b.go.id/", status="draf")
    make_konten(Halaman, situs, isi=link("https://c.go.id/"), terbit_mulai=later)
    make_spanduk(situs, tautan="https://d.go.id/", mulai=later, berakhir=later + timedelta(days=1))
    hidden = make_konten(Halaman, situs, status="draf")
    ButirMenu.objects.create(situs=situs, judul="Draf", halaman=hidden)
    assert shown(situs) == set()


def test_a_linked_page_shows_the_links_of_its_source_here(cast):
    source = make_konten(
        Halaman, cast.utama, isi=link("https://x.go.id/[[kabupaten]]"), ditawarkan=True
    )
    make_konten(Halaman, cast.cipari, sumber=source, tertaut=True)
    assert shown(cast.cipari) == {"https://x.go.id/Cilacap"}


def test_a_banner_of_utama_is_no_form_of_the_kecamatan(cast):
    make_spanduk(cast.utama, tautan="/berita/", sasaran="semua")
    (tampil,) = list_tautan(cast.cipari)
    assert (tampil.alamat, tampil.tempat[1]) == ("http://ppid.cilacapkab.go.id/berita/", None)


# --- Runs -----------------------------------------------------------------------------------------
def run(luar: ThreadingHTTPServer, *situs: Situs, **options) -> dict[str, str]:
    """Address -> state after a run; outside hosts are our server."""
    check_all(
        situs or Situs.objects.filter(is_active=True),
        jaringan=build_jaringan(luar.server_port),
        **options,
    )
    return read_states()


def read_states() -> dict[str, str]:
    names = ("hidup", "mati", "gagal", "tak_diperiksa", "menunggu")
    return {
        row.alamat: name
        for name in names
        for row in getattr(PemeriksaanTautan.objects.order_by("pk"), name)()
    }


def test_outside_addresses_are_judged(cast, luar):
    daftar = {path: address(luar, f"/status/{path}") for path in (200, 404, 410, 500, 403)}
    make_informasi(cast.cipari, media=" ".join(daftar.values()))
    assert run(luar) == {
        daftar[200]: "hidup",
        daftar[404]: "mati",
        daftar[410]: "mati",
        daftar[500]: "gagal",
        daftar[403]: "tak_diperiksa",
    }


def test_an_address_at_several_sites_is_asked_once(cast, luar):
    for situs in (cast.utama, cast.cipari, cast.maos):
        make_informasi(situs, media=address(luar, "/status/404"))
    run(luar)
    assert [command for command, *_ in luar.asked] == ["HEAD", "GET"]
    assert PemeriksaanTautan.objects.mati().count() == 3


def test_own_hosts_are_asked_without_a_network(cast, luar):
    """Through the real handler: a page, a page that is not there, a neighbour's page."""
    own = make_informasi(cast.cipari)
    other = make_informasi(cast.maos)
    draft = make_informasi(cast.maos, status="draf")
    links = [own.get_absolute_url(), "/tidak-ada/", cast.maos.build_url(other.get_absolute_url())]
    links += [cast.maos.build_url(draft.get_absolute_url()), "/dip/?tahun=2026"]
    links += ["http://www.maos.cilacapkab.go.id/dip/", "/admin/"]
    make_konten(Halaman, cast.cipari, isi="".join(map(link, links)))
    states = run(luar, cast.cipari)
    assert luar.asked == []
    assert states == {
        links[0]: "hidup",
        links[1]: "mati",
        links[2]: "hidup",
        links[3]: "mati",
        links[4]: "hidup",
        links[5]: "hidup",
        links[6]: "hidup",
    }


def test_a_redirect_of_our_own_to_the_inside_is_refused(cast, luar):
    alamat = address(luar, "/ke?http://127.0.0.1/")
    make_informasi(cast.cipari, media=alamat)
    assert run(luar) == {alamat: "tak_diperiksa"}


def test_files_are_read_and_a_lost_one_is_dead(cast, luar):
    informasi = make_informasi(cast.cipari)
    there, lost, changed = (make_berkas(informasi, b"isi") for _ in range(3))
    lost.isi.storage.delete(lost.isi.name)
    type(changed).objects.filter(pk=changed.pk).update(sidik="0" * 64)
    states = run(luar)
    assert [states[each.get_absolute_url()] for each in (there, lost, changed)] == [
        *("hidup", "mati", "mati"),
    ]


def test_a_run_that_ran_out_of_time_goes_on_next_time(cast, luar):
    make_informasi(cast.cipari, media=" ".join(address(luar, f"/status/20{n}") for n in range(4)))
    ticks = iter([0, 0.1, 0.2, 0.3, *[6] * 50])
    laporan = check_all(
        [cast.cipari],
        detik=1,
        jaringan=build_jaringan(luar.server_port),
        clock=lambda: float(next(ticks)),
    )
    assert (laporan.diperiksa, laporan.sisa) == (2, 2)
    assert set(run(luar).values()) == {"hidup"}


def test_what_was_just_checked_waits_and_semua_does_not(cast, luar):
    make_informasi(cast.cipari, media=address(luar, "/status/200"))
    for asked, options in ((1, {}), (1, {}), (2, {"semua": True})):
        run(luar, **options)
        assert len(luar.asked) == asked


def test_an_address_that_another_run_holds_is_left_to_it(cast, luar):
    make_informasi(cast.cipari, media=address(luar, "/status/200"))
    run(luar)
    held = timezone.now() + timedelta(minutes=15)
    PemeriksaanTautan.objects.update(berikutnya=held, diperiksa_pada=None)
    assert set(run(luar).values()) == {"menunggu"}
    assert len(luar.asked) == 1


def test_rows_go_when_the_address_is_no_longer_shown(cast, luar):
    informasi = make_informasi(cast.cipari, media=address(luar, "/status/404"))
    run(luar)
    Informasi.objects.filter(pk=informasi.pk).update(status="arsip")
    assert run(luar) == {}


def test_hosts_take_turns(cast):
    media = " ".join(f"https://{host}.go.id/{n}" for host in "ab" for n in range(3))
    make_informasi(cast.cipari, media=media)
    ticks = iter([0, 0, *[9] * 50])  # time to read, none to ask
    check_all([cast.cipari], detik=1, clock=lambda: float(next(ticks)))
    rows = list_due([cast.cipari], timezone.now())
    assert [row.alamat[8] for row in rows] == list("ababab")


def cut_off(sasaran) -> Jawaban:
    raise TimeoutError


def test_nothing_is_written_when_our_own_network_is_down(cast):
    own = cast.maos.build_url("/dip/")  # a host of ours that answers proves nothing
    make_informasi(cast.cipari, media=f"{own} https://a.go.id/ https://b.go.id/ https://c.go.id/")
    laporan = check_all([cast.cipari], jaringan=cut_off)
    assert (laporan.terputus, laporan.diperiksa) == (3, 1)
    assert sorted(read_states().values()) == ["hidup", *["menunggu"] * 3]


def test_a_machine_without_a_name_server_calls_nothing_dead(cast, luar):
    def know_nobody(sasaran) -> Jawaban:
        raise HostTidakDikenal("Nama situs ini tidak dikenal.")

    media = " ".join(f"https://{x}.go.id/" for x in "abc")
    make_informasi(cast.cipari, media=media)
    assert check_all([cast.cipari], jaringan=know_nobody, semua=True).terputus == 3
    assert set(read_states().values()) == {"menunggu"}

    def know_one(sasaran) -> Jawaban:
        return Jawaban(200) if sasaran.host == "b.go.id" else know_nobody(sasaran)

    assert check_all([cast.cipari], jaringan=know_one, semua=True).terputus == 0
    assert sorted(read_states().values()) == ["hidup", "mati", "mati"]


def test_two_silent_hosts_are_their_own_fault(cast):
    make_informasi(cast.cipari, media="https://a.go.id/ https://b.go.id/")
    assert check_all([cast.cipari], jaringan=cut_off).terputus == 0
    assert set(read_states().values()) == {"gagal"}


def test_a_refusal_is_an_answer_however_many_refuse(cast):
    def refuse(sasaran) -> Jawaban:
        raise ConnectionRefusedError

    make_informasi(cast.cipari, media=" ".join(f"https://{x}.go.id/" for x in "abcd"))
    assert check_all([cast.cipari], jaringan=refuse).terputus == 0
    assert set(read_states().values()) == {"gagal"}


def test_one_silent_host_among_answering_ones_is_its_own_fault(cast, luar):
    good, silent = address(luar, "/status/200"), address(luar, "/lambat")
    other = "http://1.1.1.1:81/"  # refused before any network
    make_informasi(cast.cipari, media=f"{silent} {good} {other}")
    assert run(luar) == {silent: "gagal", good: "hidup", other: "tak_diperiksa"}


def test_the_time_holds_for_the_reading_of_sites_too(cast, luar):
    for situs in (cast.utama, cast.cipari, cast.maos):
        make_informasi(situs, media=address(luar, "/status/200"))
    ticks = iter([0, 0.1, *[9] * 50])
    laporan = check_all(
        [cast.utama, cast.cipari, cast.maos],
        detik=10,
        jaringan=build_jaringan(luar.server_port),
        clock=lambda: float(next(ticks)),
    )
    assert (laporan.ditampilkan, laporan.diperiksa) == (1, 1)


def test_one_address_is_checked_again_with_the_same_guards(cast, luar):
    informasi = make_informasi(cast.cipari, media=address(luar, "/ke?http://10.0.0.1/"))
    berkas = make_berkas(informasi)
    run(luar)
    jaringan = build_jaringan(luar.server_port)
    for row in PemeriksaanTautan.objects.select_related("situs"):
        inside = row.alamat != berkas.get_absolute_url()
        wanted = Keadaan.TIDAK_DIPERIKSA if inside else Keadaan.HIDUP
        assert check_now(row, jaringan).keadaan == wanted


def test_queries_of_the_collection_do_not_grow_with_the_rows(cast, django_assert_max_num_queries):
    def count() -> int:
        with django_assert_max_num_queries(60) as found:
            list(list_tautan(cast.cipari))
        return len(found)

    counts = []
    for rows in (1, 2, 97):
        for _ in range(rows):
            informasi = make_informasi(cast.cipari, media="https://a.go.id/")
            make_berkas(informasi)
            make_konten(Halaman, cast.cipari, isi=link("https://b.go.id/"))
            make_konten(Dokumen, cast.cipari, tautan="https://c.go.id/")
            pejabat = make_konten(Pejabat, cast.cipari)
            LaporanHarta.objects.create(
                pejabat=pejabat, jenis="lhkpn", tahun=2025, tautan="https://d.go.id/"
            )
        counts.append(count())
    assert counts[0] == counts[1] == counts[2]


# --- The command ----------------------------------------------------------------------------------
def call(*arguments: str) -> str:
    output = StringIO()
    call_command("check_tautan", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_a_dry_run_counts_and_writes_nothing(cast):
    make_informasi(cast.cipari, media="https://a.go.id/ https://b.go.id/")
    words = call("--dry-run", "--situs", "cipari")
    assert words.startswith("2 alamat ditampilkan, 2 di antaranya belum tercatat. 2 alamat akan")
    assert not PemeriksaanTautan.objects.exists()


def test_the_command_tells_what_it_did(cast):
    make_berkas(make_informasi(cast.cipari))
    assert "1 diperiksa: 1 terbuka, 0 tidak ada, 0 gagal" in call("--situs", "cipari")
    assert "0 diperiksa" in call()


def test_an_unknown_site_is_named(cast):
    with pytest.raises(CommandError, match="slug “cipaku”"):
        call("--situs", "cipaku")


def test_while_the_portal_is_closed_nothing_is_called_dead(cast, settings):
    make_informasi(cast.cipari, media="/dip/")
    settings.PEMELIHARAAN = True
    assert "sedang dipelihara" in call()
    assert not PemeriksaanTautan.objects.exists()


def test_the_network_of_service_opens_no_address_of_this_machine(cast):
    jaringan = tautan.build_jaringan()
    assert jaringan.izin == frozenset()
    assert jaringan.agen.startswith("PPID-Portal/")
    assert "+http://ppid.cilacapkab.go.id/" in jaringan.agen


def test_the_network_of_service_waits_a_second_between_questions(cast, monkeypatch):
    now, slept = timezone.now(), []
    monkeypatch.setattr(tautan.timezone, "now", lambda: now)
    jaringan = tautan.build_jaringan(slept.append)
    for _ in range(3):
        jaringan.wait(LUAR)
    assert slept == [0, 1, 2]
