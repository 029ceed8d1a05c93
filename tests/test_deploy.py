"""The real server with an operator's settings: one fact a test."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
KUNCI_DATA = "a3VuY2ktZGF0YS11bnR1ay1wZW5ndWppYW4tc2FqYSE="
SECRET = "kunci-uji-penerapan-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"
HOST = "cipari.contoh.go.id"
SITUS_CSV = (
    "host,slug,nama,kode_wilayah,utama,urutan,palet,pemerintah,kabupaten,provinsi\n"
    "ppid.contoh.go.id,ppid,PPID Contoh,33.99,1,0,wijayakusuma,Pemerintah Contoh,Contoh,Contoh\n"
    f"{HOST},cipari,Kecamatan Cipari,33.99.01,0,1,samudra,Pemerintah Contoh,Contoh,Contoh\n"
)


def environment(folder: Path, **changes: str | None) -> dict[str, str]:
    """An operator's environment: nothing from this machine's .env may come through."""
    values = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SECRET_KEY": SECRET,
        "KUNCI_DATA": KUNCI_DATA,
        "DEBUG": "off",
        "HTTPS": "on",
        "PUBLIC_PORT": "",
        "DATABASE_URL": f"sqlite:///{folder}/ppid.sqlite3",
        "PRIVATE_ROOT": str(folder / "berkas"),
        "STATIC_ROOT": str(folder / "static"),
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def manage(folder: Path, *arguments: str) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    subprocess.run(
        command, env=environment(folder), cwd=folder, check=True, capture_output=True, timeout=120
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("penerapan")
    (folder / "situs.csv").write_text(SITUS_CSV)
    manage(folder, "migrate", "--verbosity=0")
    manage(folder, "load_situs", str(folder / "situs.csv"))
    manage(folder, "collectstatic", "--noinput", "--verbosity=0")
    chosen = free_port()
    server = start_gunicorn(folder, chosen)
    try:
        wait_until_up(chosen, server)
        yield chosen
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def start_gunicorn(folder: Path, port: int) -> subprocess.Popen:
    config = ROOT / "docker" / "gunicorn.conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config), "ppid_portal.wsgi"]
    with (folder / "gunicorn.log").open("w") as log:
        return subprocess.Popen(
            command,
            env=environment(folder, PORT=str(port), WEB_CONCURRENCY="1"),
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )


def wait_until_up(port: int, server: subprocess.Popen) -> None:
    for _ in range(300):
        assert server.poll() is None, "gunicorn berhenti sendiri"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("gunicorn tidak menjawab dalam 30 detik")


@pytest.fixture
def ask(port) -> Iterator[Callable[..., HTTPResponse]]:
    """ask(path) as a visitor behind the proxy; forwarded="http" for one without HTTPS."""
    connections = []

    def get(path="/", *, method="GET", host=HOST, forwarded="https") -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connections.append(connection)
        connection.request(method, path, headers={"Host": host, "X-Forwarded-Proto": forwarded})
        return connection.getresponse()

    yield get
    for connection in connections:
        connection.close()


def test_plain_http_is_sent_to_https(ask):
    response = ask("/", forwarded="http")
    assert (response.status, response.headers["Location"]) == (301, f"https://{HOST}/")


def test_hsts_lasts_a_year(ask):
    assert ask("/").headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_content_types_are_not_guessed(ask):
    assert ask("/").headers["X-Content-Type-Options"] == "nosniff"


def test_pages_cannot_be_framed(ask):
    assert ask("/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/tidak-ada/", "/dip/"])
def test_policy_forbids_inline_script_on_every_answer(ask, path):
    policy = ask(path).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_referrer_stays_at_home(ask):
    assert ask("/").headers["Referrer-Policy"] == "same-origin"


def test_cookies_are_bound_to_the_host(ask):
    cookies = ask("/admin/login/").headers.get_all("Set-Cookie")
    assert [each.split("=")[0] for each in cookies] == ["__Host-csrf"]
    assert all("Secure" in each and "HttpOnly" in each for each in cookies)
    assert not any("domain" in each.lower() for each in cookies)


def test_public_page_sets_no_cookie(ask):
    assert ask("/").headers.get_all("Set-Cookie") is None


@pytest.mark.parametrize("host", [HOST, "127.0.0.1:8000", "tidak-dikenal.contoh.go.id", "web"])
def test_health_answers_on_any_host(ask, host):
    assert ask("/sehat/", host=host, forwarded="http").status == 200


@pytest.mark.parametrize("host", ["tidak-dikenal.contoh.go.id", "127.0.0.1", "contoh.go.id"])
def test_unknown_host_is_not_found(ask, host):
    assert ask("/", host=host).status == 404


def test_known_host_is_served(ask):
    assert ask("/").status == 200


def test_static_files_are_served_under_hashed_names_for_a_year(ask, port):
    page = ask("/admin/login/").read().decode()
    style = next(part for part in page.split('"') if part.startswith("/static/") and ".css" in part)
    response = ask(style)
    assert response.status == 200
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/.env", "/.git/HEAD", "/media/", "/static/", "/manage.py"])
def test_nothing_beside_the_pages_is_served(ask, path):
    assert ask(path).status == 404


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/static/css/variables.css"])
def test_trace_is_refused(ask, path):
    assert ask(path, method="TRACE").status == 405


def test_error_page_shows_no_trace_of_the_code(ask):
    body = ask("/tidak-ada/").read().decode()
    assert "Traceback" not in body
    assert "DEBUG" not in body


def start_alone(folder: Path, **changes: str | None) -> subprocess.CompletedProcess:
    """Start from a copy of the code: no .env, only the given environment."""
    code = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG)"
    env = environment(folder, DJANGO_SETTINGS_MODULE="ppid_portal.settings", **changes)
    for app in ROOT.glob("*/__init__.py"):
        shutil.copytree(app.parent, folder / app.parent.name)
    env["PYTHONPATH"] = str(folder)
    return subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=folder, capture_output=True, text=True
    )


def test_start_fails_by_name_without_secret_key(tmp_path):
    result = start_alone(tmp_path, SECRET_KEY=None)
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr


@pytest.mark.parametrize("keys", [None, "", "pendek", f"{KUNCI_DATA},pendek"])
def test_start_fails_by_name_without_good_keys_for_personal_data(tmp_path, keys):
    result = start_alone(tmp_path, KUNCI_DATA=keys)
    assert result.returncode != 0
    assert "KUNCI_DATA" in result.stderr.splitlines()[-1]
    assert "pendek" not in result.stderr


def write_env_file(folder: Path) -> str:
    """What `make run` does about .env in a copy of the house."""
    (folder / "scripts").mkdir(exist_ok=True)
    shutil.copy(ROOT / "scripts" / "environment_file.sh", folder / "scripts")
    python = folder / ".venv" / "bin" / "python"
    if not python.exists():
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
    env = {"PATH": os.environ["PATH"]}
    subprocess.run(["sh", "scripts/environment_file.sh"], cwd=folder, env=env, check=True)
    return (folder / ".env").read_text()


def test_env_file_gets_both_keys_once(tmp_path):
    first = write_env_file(tmp_path)
    assert re.search(r"^SECRET_KEY=\S{50,}$", first, re.M)
    assert re.search(r"^KUNCI_DATA=\S{44}$", first, re.M)
    assert write_env_file(tmp_path) == first


def test_older_env_file_is_kept_and_gets_the_missing_key(tmp_path):
    (tmp_path / ".env").write_text("SECRET_KEY=lama\nDEBUG=on")
    text = write_env_file(tmp_path)
    assert text.startswith("SECRET_KEY=lama\nDEBUG=on\n")
    assert re.search(r"^KUNCI_DATA=\S{44}$", text, re.M)


def test_debug_is_off_by_default(tmp_path):
    assert start_alone(tmp_path, DEBUG=None).stdout.strip() == "False"


def test_compose_file_has_the_four_services_and_no_secret():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert {"web", "berkala", "db", "proxy"} <= set(services)
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            if any(word in name for word in ("KEY", "PASSWORD", "SANDI")):
                assert value.startswith("${"), name


def test_container_does_not_run_as_root():
    users = [
        line for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("USER")
    ]
    assert users == ["USER 10001:10001"]
