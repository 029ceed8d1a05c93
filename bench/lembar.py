"""The sheet of a year of 500 entries in a browser whose processor is four times slower: how long
until every row is drawn, against the same page of a year without entries."""

import os
import shutil
import statistics

import django

django.setup()

from django.test import Client  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from bench.halaman import HOST, serve  # noqa: E402
from dip.models import Informasi  # noqa: E402
from dip.services import derive  # noqa: E402
from situs.enums import Peran  # noqa: E402
from situs.middleware import SESSION_SITUS  # noqa: E402
from situs.models import Keanggotaan, Pengguna, Situs  # noqa: E402

PORT = 8765
PENUH, KOSONG = 2030, 2031
ROWS, ROUNDS, CPU_RATE = 500, 5, 4
ADDRESS = f"http://{HOST}/admin/dip/informasi/lembar/"
# The moment after the frame in which the last row was drawn.
OBSERVE = """
new MutationObserver(() => {
  if (window.__drawn || !document.querySelector('.lembar-kisi tbody tr')) return;
  window.__drawn = -1;
  requestAnimationFrame(() => setTimeout(() => { window.__drawn = performance.now(); }));
}).observe(document, {childList: true, subtree: true});
"""


def fill(situs: Situs) -> None:
    rows = [
        Informasi(
            situs=situs,
            tahun=PENUH,
            urutan=number,
            judul=f"Laporan kegiatan kecamatan nomor {number} tahun anggaran {PENUH - 1}",
            ringkasan="Memuat sasaran, pelaksana, jadwal, anggaran, sumber dana, dan hasil "
            "kegiatan kecamatan selama setahun, beserta kendala dan tindak lanjutnya per desa.",
            pejabat_penguasa="Sekretaris Kecamatan",
            penanggung_jawab="Kasubbag Perencanaan dan Keuangan",
            waktu=f"Januari {PENUH}",
            tempat="Cilacap",
            bentuk=["cetak", "rekam"],
            retensi="5 Tahun",
            kategori="berkala",
            kelompok="Informasi tentang kegiatan dan kinerja badan publik",
            media="https://contoh.go.id/dokumen/laporan.pdf",
        )
        for number in range(1, ROWS + 1)
    ]
    for row in rows:
        derive(row)
    Informasi.objects.bulk_create(rows)


def log_in(situs: Situs) -> dict[str, str]:
    user = Pengguna.objects.create_user("pengukur", "pengukur@contoh.go.id")
    Keanggotaan.objects.create(pengguna=user, situs=situs, peran=Peran.PPID_PELAKSANA)
    client = Client(headers={"host": situs.host})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[SESSION_SITUS] = situs.pk
    session.save()
    [(name, morsel)] = client.cookies.items()
    return {"name": name, "value": morsel.value, "domain": situs.host, "path": "/"}


def measure(browser: Browser, cookie: dict[str, str], tahun: int) -> float:
    """Seconds until the grid of that year is drawn, in a fresh window."""
    context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 800})
    context.add_cookies([cookie])
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU_RATE})
    page.add_init_script(OBSERVE)
    page.goto(f"{ADDRESS}?tahun={tahun}")
    while not (page.evaluate("window.__drawn") or 0) > 0:
        page.wait_for_timeout(100)
    drawn = page.evaluate("window.__drawn") / 1000
    expected = ROWS if tahun == PENUH else 0
    assert page.locator(".lembar-kisi tbody tr").count() > expected
    context.close()
    return drawn


def main() -> None:
    situs = Situs.objects.get(slug="cipari")
    fill(situs)
    cookie = log_in(situs)
    with sync_playwright() as playwright, serve("ppid_portal.wsgi", PORT, {}):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{PORT}"],
        )
        measure(browser, cookie, PENUH)  # warm the workers
        rounds = [
            (measure(browser, cookie, PENUH), measure(browser, cookie, KOSONG))
            for _ in range(ROUNDS)
        ]
        browser.close()
    full = statistics.median(full for full, _ in rounds)
    ratio = statistics.median(full / empty for full, empty in rounds)
    print(f"Lembar kerja DIP, {ROWS} baris, prosesor 4 x lambat")
    print(f"  terbuka dalam {full:.2f} detik, {ratio:.1f} x lembar kosong; sasaran: < 2 detik")


if __name__ == "__main__":
    main()
