"""Pages with demo content on a slow phone: 400 kbit/s, 400 ms, a processor four times slower.

LCP and CLS as Chromium reports them, and what came over the wire. Each page is opened anew.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.halaman import serve

PORT = 8764
DOMAIN = "cilacapkab.go.id"
PAGES = [
    *[("ppid", path) for path in ("/", "/kecamatan/", "/dip/")],
    *[("cipari", path) for path in ("/", "/dip/", "/informasi/berkala/", "/berita/", "/galeri/")],
    *[("cipari", path) for path in ("/profil/", "/informasi/serta-merta/", "/cari/?q=anggaran")],
]
SLOW = {
    "offline": False,
    "latency": 400,  # millisecond
    "downloadThroughput": 400_000 / 8,  # byte per second
    "uploadThroughput": 400_000 / 8,
}
CPU_RATE = 4
ROUNDS = 3
OBSERVE = """
window.__lcp = 0; window.__cls = 0;
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) window.__lcp = e.startTime;
}).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) window.__cls += e.value;
}).observe({type: 'layout-shift', buffered: true});
"""


def prepare(scratch: Path) -> dict[str, str]:
    """Demo content on the real host names, served as in production."""
    environment = {
        "SECRET_KEY": "pengukuran-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
        "KUNCI_DATA": "a3VuY2ktZGF0YS11bnR1ay1wZW5ndWt1cmFuLXNhamE=",
        "DATABASE_URL": f"sqlite:///{scratch}/contoh.sqlite3",
        "PRIVATE_ROOT": str(scratch / "berkas"),
        "STATIC_ROOT": str(scratch / "static"),
        "HTTPS": "off",
        "LOG_LEVEL": "ERROR",
        "PUBLIC_PORT": "",
    }
    for debug, command in (
        ("on", ["scripts/prepare.py"]),
        ("on", ["manage.py", "load_situs", "--domain", DOMAIN]),
        ("off", ["manage.py", "collectstatic", "--no-input"]),
    ):
        subprocess.run(
            [sys.executable, *command],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": ".", **environment, "DEBUG": debug},
        )
    return {**environment, "DEBUG": "off", "PAGE_CACHE_MB": "32"}


def measure(browser: Browser, url: str) -> tuple[float, float, int, int]:
    """(LCP in seconds, CLS, kilobytes over the wire, requests) of one fresh visit."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    sizes = watch_sizes(page)
    page.add_init_script(OBSERVE)
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(500)
    lcp, cls = page.evaluate("[window.__lcp / 1000, window.__cls]")
    context.close()
    return lcp, cls, round(sum(sizes) / 1000), len(sizes)


def watch_sizes(page: Page) -> list[int]:
    """Bytes of each answer as they came, headers and compression included."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_RATE})
    return sizes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = prepare(Path(folder))
        rule = f"--host-resolver-rules=MAP *.{DOMAIN} 127.0.0.1:{PORT}"
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", rule],
        )
        print("Halaman contoh pada ponsel lambat (400 kbit/s, jeda 400 ms, prosesor 4 x lambat)")
        with serve("ppid_portal.wsgi", PORT, environment):
            for slug, path in PAGES:
                url = f"http://{slug}.{DOMAIN}{path}"
                rounds = sorted(measure(browser, url) for _ in range(ROUNDS))
                lcp, cls, size, requests = rounds[ROUNDS // 2]
                print(
                    f"  {slug + path:34} LCP {lcp:4.1f} s  CLS {cls:.3f}  "
                    f"{size:4} kB  {requests:2} permintaan"
                )
        browser.close()
    print("  sasaran: LCP <= 2,5 s, CLS < 0,05; beranda <= 100 kB dan <= 8 permintaan")


if __name__ == "__main__":
    main()
