"""Which addresses the portal may ask (keamanan: A31)."""

import socket

import pytest

from situs.alamat import canonical
from situs.jaringan import (
    AlamatDitolak,
    AlamatRusak,
    HostTidakDikenal,
    choose_ip,
    is_public,
    parse_sasaran,
    resolve,
)
from tests.situs.server_luar import Penolak

PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1"),
    *("203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254"),
    *("fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"),
    *("::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "2002:7f00:1::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "::7f00:1", "", "bukan-alamat"),
]


@pytest.mark.parametrize("ip", PRIVATE)
def test_an_address_inside_is_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "103.23.20.1", "2001:4860:4860::8888", "2404:8000::1"])
def test_an_address_of_the_internet_is_public(ip):
    assert is_public(ip)


@pytest.mark.parametrize("alamat", ["http://luar.go.id:22/", "https://luar.go.id:8443/x"])
def test_only_ports_80_and_443_are_asked(alamat):
    with pytest.raises(AlamatDitolak, match="hanya 80 dan 443"):
        choose_ip(parse_sasaran(alamat), Penolak(["8.8.8.8"]))


@pytest.mark.parametrize(
    "alamat", ["http://petugas:sandi@luar.go.id/", "http://luar.go.id@127.0.0.1/", "http://@a.id/"]
)
def test_an_address_with_credentials_is_refused(alamat):
    with pytest.raises(AlamatDitolak, match="nama pengguna"):
        parse_sasaran(alamat)


@pytest.mark.parametrize(
    "alamat",
    [
        *(
            "file:///etc/passwd",
            "gopher://luar.go.id/",
            "ftp://luar.go.id/",
            "http://",
            "https:///x",
        ),
        *("http://[::1", "http://luar.go.id:angka/", "//luar.go.id/", "", "http://lu ar.go.id/"),
        f"http://{'a' * 70}.go.id/",
    ],
)
def test_what_no_browser_opens_is_broken(alamat):
    with pytest.raises(AlamatRusak):
        parse_sasaran(alamat)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "localhost", "[::1]"],
)
def test_odd_spellings_of_this_machine_are_refused(host):
    """Through the real name system: it reads decimal, octal and short forms as a browser does."""
    with pytest.raises((AlamatDitolak, HostTidakDikenal)):
        choose_ip(parse_sasaran(f"http://{host}/"), resolve)


def test_one_private_address_among_public_ones_is_enough():
    sasaran = parse_sasaran("http://luar.go.id/")
    with pytest.raises(AlamatDitolak, match="jaringan dalam"):
        choose_ip(sasaran, Penolak(["8.8.8.8", "10.0.0.1"]))


def test_the_opening_for_tests_holds_for_its_own_port_only():
    izin = frozenset({("127.0.0.1", 8765)})
    assert (
        choose_ip(parse_sasaran("http://a.id:8765/"), Penolak(["127.0.0.1"]), izin) == "127.0.0.1"
    )
    for alamat in ("http://a.id/", "http://a.id:8766/"):
        with pytest.raises(AlamatDitolak):
            choose_ip(parse_sasaran(alamat), Penolak(["127.0.0.1"]), izin)


def test_an_unknown_name_and_a_silent_name_server_differ(monkeypatch):
    def fail(number: int):
        def getaddrinfo(*args, **kwargs):
            raise socket.gaierror(number, "x")

        return getaddrinfo

    monkeypatch.setattr(socket, "getaddrinfo", fail(socket.EAI_NONAME))
    with pytest.raises(HostTidakDikenal):
        resolve("tidak-ada.go.id", 80)
    monkeypatch.setattr(socket, "getaddrinfo", fail(socket.EAI_AGAIN))
    with pytest.raises(socket.gaierror):
        resolve("tidak-ada.go.id", 80)


def test_words_outside_ascii_reach_the_server_encoded():
    sasaran = parse_sasaran("https://LUAR.go.id./berkas/Rencana Kerja é.pdf?q=a b\r\nX: y#akhir")
    assert sasaran.host == "luar.go.id"
    assert sasaran.path == "/berkas/Rencana%20Kerja%20%C3%A9.pdf?q=a%20bX:%20y"


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/dip/#atas", "/dip/"),
        ("../a/?x=1", "/halaman/a/?x=1"),
        ("http://cipari.cilacapkab.go.id/dip/", "/dip/"),
        ("https://cipari.cilacapkab.go.id", "/"),
        ("https://MAOS.cilacapkab.go.id/x#y", "https://maos.cilacapkab.go.id/x"),
        ("http://cipari.cilacapkab.go.id:8080/x", "http://cipari.cilacapkab.go.id:8080/x"),
        *((href, "") for href in ("#bawah", "", "mailto:a@b.id", "tel:0282", "javascript:1")),
        ("http://[::1", "http://[::1"),
    ],
)
def test_each_address_has_one_spelling(cast, href, wanted):
    assert canonical(href, cast.cipari, "/halaman/satu/") == wanted
