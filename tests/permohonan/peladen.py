"""The portal as the container starts it: gunicorn with several workers, each of which may die."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[2]
GUNICORN = ("gunicorn", "--config", "docker/gunicorn.conf.py", "ppid_portal.wsgi")
SABAR = 60  # seconds until the first answer


def name_database() -> str:
    """The test database as an address, for another process."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    user, password = given["USER"], given["PASSWORD"]
    login = f"{user}:{password}" if password else user
    return f"postgres://{login}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"


class Peladen:
    """docker/entrypoint.sh with the product's own settings, behind one proxy."""

    def __init__(self, folder: Path, pekerja: int) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
            "DATABASE_URL": name_database(),
            "STATIC_ROOT": str(folder / "static"),
            "PROXY_COUNT": "1",
            "WEB_CONCURRENCY": str(pekerja),
            "PORT": str(self.port),
            "PYTHONWARNINGS": "default",
        }
        self.log = folder / "gunicorn.log"
        self._run(sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                ["sh", "docker/entrypoint.sh", *GUNICORN],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def list_pekerja(self) -> list[int]:
        master = self.process.pid
        return [
            int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()
        ]

    def kill_one(self, chance: random.Random) -> bool:
        """SIGKILL for one worker, whatever it is doing; the master starts another."""
        if not (alive := self.list_pekerja()):
            return False
        with suppress(ProcessLookupError):
            os.kill(chance.choice(alive), signal.SIGKILL)
            return True
        return False

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def _run(self, *command: str) -> None:
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def _wait(self) -> None:
        until = time.monotonic() + SABAR
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())
