"""/dip/ of a site with 200 entries: with the page cache, without it, and bare WSGI, in turns."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

HOST = "cipari.cilacapkab.go.id"
ROUNDS, SECONDS, CONNECTIONS = 4, 5, 16
PORTS = {"bare WSGI": 8761, "tembolok halaman": 8762, "tanpa tembolok": 8763}


@contextmanager
def serve(application: str, port: int, environment: dict[str, str]):
    command = [sys.executable, "-m", "gunicorn", application, "-b", f"127.0.0.1:{port}"]
    command += ["-w", "2", "-k", "gthread", "--threads", "4", "--keep-alive", "75"]
    command += ["--log-level", "error"]
    server = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        wait_for(port)
        yield
    finally:
        server.terminate()
        server.wait(20)


def fetch(port: int) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/dip/", headers={"Host": HOST})
    with urllib.request.urlopen(request, timeout=20) as response:
        return response.read()


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            fetch(port)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"Server di port {port} tidak menjawab.")


def measure(port: int) -> float:
    """Requests per second of one round."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--timeout",
        "30s",
        "-H",
        f"Host: {HOST}",
    ]
    result = subprocess.run(
        [*command, f"http://127.0.0.1:{port}/dip/"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in result or "Socket errors" in result:
        raise SystemExit(f"Ada jawaban yang gagal:\n{result}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", result)[1])


def run(environment: dict[str, str], scratch: Path) -> None:
    if not shutil.which("wrk"):
        raise SystemExit("wrk belum terpasang. Pasang dengan: apt-get install wrk")
    page = scratch / "dip.html"
    names = list(PORTS)
    cached = {**environment, "PAGE_CACHE_MB": "32"}
    uncached = {**environment, "PAGE_CACHE_MB": "0"}
    with (
        serve("ppid_portal.wsgi", PORTS[names[1]], cached),
        serve("ppid_portal.wsgi", PORTS[names[2]], uncached),
    ):
        page.write_bytes(fetch(PORTS[names[1]]))
        with serve("bench.bare", PORTS[names[0]], {"BARE_FILE": str(page)}):
            for port in PORTS.values():  # warm every worker
                for _ in range(20):
                    fetch(port)
            rounds = [{name: measure(port) for name, port in PORTS.items()} for _ in range(ROUNDS)]
    print(f"Halaman /dip/, 200 entri, {page.stat().st_size} byte, pengunjung anonim")
    for name in names:
        rate = statistics.median(each[name] for each in rounds)
        ratio = statistics.median(each[name] / each[names[0]] for each in rounds)
        print(f"  {name:18} {rate:8.0f} permintaan/detik   {ratio:5.2f} x bare WSGI")
    print("  sasaran: tembolok halaman >= 0,85 x bare WSGI")
