"""How an outside address is asked, against a real server on this machine."""

import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from situs.jaringan import HostTidakDikenal
from situs.kunjungan import MAX_PENGALIHAN, Hasil, Jaringan, Jawaban, Keadaan, judge, visit
from tests.situs.server_luar import LUAR, Penolak, address, build_jaringan, serve_luar


@pytest.fixture
def luar() -> Iterator[ThreadingHTTPServer]:
    with serve_luar() as server:
        yield server


def ask(luar: ThreadingHTTPServer, path: str) -> Hasil:
    return visit(address(luar, path), build_jaringan(luar.server_port))


@pytest.mark.parametrize(
    ("status", "keadaan"),
    [
        *((status, Keadaan.HIDUP) for status in (200, 204, 206, 304)),
        *((status, Keadaan.MATI) for status in (404, 410)),
        *((status, Keadaan.GAGAL) for status in (408, 425, 500, 502, 503, 504, 521)),
        *((status, Keadaan.TIDAK_DIPERIKSA) for status in (401, 403, 407, 429, 451, 400, 405, 999)),
    ],
)
def test_each_answer_has_its_meaning(status, keadaan):
    assert judge(status).keadaan == keadaan


@pytest.mark.parametrize(
    ("path", "keadaan", "kode"),
    [
        ("/status/200", Keadaan.HIDUP, 200),
        ("/status/404", Keadaan.MATI, 404),
        ("/status/410", Keadaan.MATI, 410),
        ("/status/500", Keadaan.GAGAL, 500),
        ("/status/403", Keadaan.TIDAK_DIPERIKSA, 403),
        ("/head/405", Keadaan.HIDUP, 200),
        ("/head/404", Keadaan.HIDUP, 200),
        ("/ke?/status/200", Keadaan.HIDUP, 200),
        ("/ke?/status/404", Keadaan.MATI, 404),
        ("/putus", Keadaan.GAGAL, None),
    ],
)
def test_a_real_server_is_judged(luar, path, keadaan, kode):
    hasil = ask(luar, path)
    assert (hasil.keadaan, hasil.kode) == (keadaan, kode)


def test_the_head_is_asked_first_and_the_portal_says_its_name(luar):
    ask(luar, "/status/404")
    assert [command for command, *_ in luar.asked] == ["HEAD", "GET"]
    for _, _, headers in luar.asked:
        assert headers["User-Agent"] == "PPID-Portal/uji"
        assert headers["Host"] == f"{LUAR}:{luar.server_port}"


def test_an_endless_redirect_ends(luar):
    hasil = ask(luar, "/putar/")
    assert hasil == Hasil(Keadaan.GAGAL, "Dialihkan lebih dari 5 kali.")
    assert len(luar.asked) == MAX_PENGALIHAN + 1


@pytest.mark.parametrize(
    "target",
    [
        *("http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"),
        *("http://[::1]/", "http://[::ffff:10.0.0.1]/", "https://192.168.1.1/"),
    ],
)
def test_a_redirect_to_a_private_address_is_not_followed(luar, target):
    hasil = ask(luar, f"/ke?{target}")
    assert hasil.keadaan == Keadaan.TIDAK_DIPERIKSA
    assert hasil.sebab == "Alamat ini berada di jaringan dalam."


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://8.8.8.8/"])
def test_a_redirect_to_another_kind_of_address_is_not_followed(luar, target):
    assert ask(luar, f"/ke?{target}").sebab == "Alamat ini salah tulis."


def test_a_second_answer_of_the_name_system_changes_nothing(luar):
    """The address that was checked is the one that is connected to: it is asked for once."""
    names = Penolak(["127.0.0.1"], ["10.0.0.1"])
    jaringan = build_jaringan(luar.server_port)
    jaringan = Jaringan(**{**vars(jaringan), "resolver": names})
    assert visit(address(luar, "/head/404"), jaringan).keadaan == Keadaan.HIDUP
    assert names.calls == 1
    assert len(luar.asked) == 2  # HEAD and GET went to the same checked address
    assert visit(address(luar, "/head/404"), jaringan).keadaan == Keadaan.TIDAK_DIPERIKSA
    assert len(luar.asked) == 2


@pytest.mark.parametrize("path", ["/lambat", "/tetes"])
def test_a_slow_server_is_left_in_time(luar, path):
    began = time.monotonic()
    hasil = ask(luar, path)
    wanted = Hasil(Keadaan.GAGAL, "Situs itu tidak menjawab pada waktunya.", sunyi=True)
    assert hasil == wanted
    assert time.monotonic() - began < 2.5


def test_a_huge_body_is_not_read(luar):
    assert ask(luar, "/besar").keadaan == Keadaan.HIDUP
    assert luar.sent < 20 * 1024 * 1024  # what lay in the buffers of the machine


def test_a_closed_door_is_a_failure_of_this_time():
    with serve_luar() as server:
        port = server.server_port
    hasil = visit(f"http://{LUAR}:{port}/", build_jaringan(port))
    assert hasil == Hasil(Keadaan.GAGAL, "Situs itu menolak atau memutus sambungan.")


def test_tls_that_does_not_hold_is_a_failure_of_this_time(luar):
    alamat = address(luar, "/").replace("http:", "https:")
    hasil = visit(alamat, build_jaringan(luar.server_port))
    assert hasil == Hasil(Keadaan.GAGAL, "Sambungan aman ke situs itu gagal.")


def test_a_name_that_does_not_exist_is_dead():
    def ask_nobody(sasaran) -> Jawaban:
        raise HostTidakDikenal("Nama situs ini tidak dikenal.")

    assert visit("http://tidak-ada.go.id/", ask_nobody).keadaan == Keadaan.MATI


def test_redirects_share_one_span_of_time():
    seconds = iter(range(0, 1000, 30))
    hasil = visit(
        "http://a.go.id/", lambda _: Jawaban(302, "/lagi"), clock=lambda: float(next(seconds))
    )
    assert hasil == Hasil(Keadaan.GAGAL, "Pengalihannya terlalu lama.")


def test_every_question_waits_for_its_host(luar):
    waited = []
    visit(address(luar, "/ke?/status/404"), build_jaringan(luar.server_port, waited.append))
    assert waited == [LUAR] * 3  # HEAD that redirects, HEAD, GET
