"""Back with the code: everything for who holds it, nothing for who guesses, at one price."""

import statistics
from itertools import combinations
from time import perf_counter

import pytest

from pengaduan import kode as modul_kode
from pengaduan.models import PesanPengaduan
from pengaduan.penjaga import GAGAL
from pengaduan.queries import find_pengaduan
from pengaduan.services_pesan import send_pesan
from pengaduan.services_tangani import ask_lengkapi, decide, write_note
from tests.factories import make_pengaduan
from tests.pengaduan.isi_lapor import TINDAK, post, read_kunci
from tests.pengaduan.test_formulir import make_photo

SAMPEL = 200


@pytest.fixture
def client(penerima, visit):
    return visit(penerima.cipari)


@pytest.fixture
def row(penerima):
    return make_pengaduan(penerima.cipari)


def ask(client, kode: str, **fields: object):
    return post(client, TINDAK, {"kode": kode, **fields})


def write(client, kode: str, **fields: object):
    kunci = read_kunci(ask(client, kode))
    return ask(client, kode, kirim="ya", kunci=kunci, **fields)


def test_the_code_shows_status_and_clock(client, row):
    text = ask(client, row.kode).text
    assert "Diterima" in text and "sisa 14 hari" in text and "Belum ada pesan." in text


def test_messages_go_both_ways(penerima, client, row):
    send_pesan(row, "Kapan kejadiannya?", penerima.camat_aduan.pengguna)
    text = ask(client, row.kode).text
    assert "Kapan kejadiannya?" in text and "Camat" in text
    assert penerima.camat_aduan.pengguna.nama not in text
    text = write(client, row.kode, pesan="Tanggal <b>5</b> Maret.").text
    assert "Pesan Anda sudah kami terima." in text and "Tanggal &lt;b&gt;5&lt;/b&gt; Maret." in text


def test_the_same_message_sent_twice_is_one(client, row):
    kunci = read_kunci(ask(client, row.kode))
    for _ in range(2):
        ask(client, row.kode, kirim="ya", kunci=kunci, pesan="Halo.")
    assert PesanPengaduan.objects.count() == 1


def test_more_files_come_with_a_message(client, row):
    text = write(client, row.kode, pesan="Ini fotonya.", berkas=[make_photo()]).text
    assert "Berkas 1 (JPG, 1 KB)" in text and "foto_budi" not in text


def test_an_empty_message_is_told_and_the_page_stays(client, row):
    text = write(client, row.kode, pesan=" ").text
    assert "<title>Galat: " in text and "Tulis pesan Anda atau pilih berkas." in text


def test_what_was_asked_for_names_the_last_day(penerima, client, row):
    ask_lengkapi(row, "Tanggal berapa?", penerima.camat_aduan.pengguna)
    text = ask(client, row.kode).text
    assert "Menunggu keterangan pelapor" in text and "sisa 30 hari" in text


def test_the_result_is_shown_once_it_is_delivered(penerima, client, row):
    decide(row, "terbukti", penerima.camat_aduan.pengguna)
    assert ": Terbukti" not in ask(client, row.kode).text
    other = make_pengaduan(penerima.cipari)
    decide(other, "terbukti", penerima.camat_aduan.pengguna, teks="Terbukti.")
    assert "Selesai</strong>: Terbukti" in ask(client, other.kode).text


def test_notes_and_the_words_of_the_report_stay_inside(penerima, client, row):
    write_note(row, "CATATAN RAHASIA", penerima.camat_aduan.pengguna)
    text = ask(client, row.kode).text
    assert "CATATAN" not in text and row.apa not in text


def test_another_site_does_not_know_the_code(penerima, visit, row):
    for situs in (penerima.maos, penerima.utama):
        assert "tidak membuka laporan apa pun" in ask(visit(situs), row.kode).text


def wrong_kodes(row) -> list[str]:
    """Nearly right, unknown, and no code at all."""
    near = row.kode[:-1] + str((int(row.kode[-1]) + 1) % 10)
    return [near, "0000-0000-0000-0000", "12", "abcd-efgh", "9" * 60]


def test_every_wrong_code_gets_the_same_answer(client, row):
    answers = {(r := ask(client, each)).text.replace(each, "X") for each in wrong_kodes(row)}
    assert len(answers) == 1 and r.status_code == 200


def test_every_code_costs_one_slow_hash(client, row, monkeypatch):
    calls, scrypt = [], modul_kode.hashlib.scrypt
    monkeypatch.setattr(
        modul_kode.hashlib, "scrypt", lambda *a, **k: calls.append(1) or scrypt(*a, **k)
    )
    for number, each in enumerate([*wrong_kodes(row), row.kode], 1):
        ask(client, each)
        assert len(calls) == number


def test_200_wrong_and_200_unknown_codes_take_the_same_time(penerima, row, monkeypatch):
    """With the hash made cheap, so that it hides nothing of the rest; the page is the same."""
    monkeypatch.setattr(modul_kode, "N", 2)
    times = {kode: [] for kode in wrong_kodes(row)[:3]}
    for _ in range(SAMPEL):
        for kode, taken in times.items():  # in turns: what slows the machine slows all
            start = perf_counter()
            assert find_pengaduan(penerima.cipari, kode) is None
            taken.append(perf_counter() - start)
    for one, other in combinations(times.values(), 2):
        gaps = [mine - theirs for mine, theirs in zip(one, other, strict=True)]
        noise = 4 * statistics.stdev(gaps) / SAMPEL**0.5
        assert abs(statistics.fmean(gaps)) < max(noise, 0.1 * min(one))


def test_many_wrong_codes_close_the_page_for_that_network_only(penerima, visit, row):
    guesser, reporter = visit(penerima.cipari), visit(penerima.cipari)
    guesser.defaults["REMOTE_ADDR"] = "203.0.113.9"
    for _ in range(GAGAL.paling_banyak):
        assert ask(guesser, "0000-0000-0000-0000").status_code == 200
    closed = ask(guesser, row.kode)
    assert closed.status_code == 429 and "menit lagi" in closed.text
    assert "Belum ada pesan." in ask(reporter, row.kode).text


def test_the_right_code_is_never_counted(client, row):
    for _ in range(GAGAL.paling_banyak + 1):
        assert ask(client, row.kode).status_code == 200


def test_no_address_holds_the_code(client, row):
    text = ask(client, row.kode).text
    assert f'value="{row.kode}"' in text
    assert row.kode not in "".join(part for part in text.split('"') if part.startswith("/"))
    assert "Kode" not in client.get(f"{TINDAK}?kode={row.kode}").context["form"].errors
