"""The product's own settings, with test data in place of an operator's environment."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_SCRATCH = Path(tempfile.mkdtemp(prefix="ppid-tes-"))
(_SCRATCH / "static").mkdir()
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)

os.environ.update(
    SECRET_KEY="kunci-untuk-pengujian-saja-0123456789-abcdefghijklmnopqrstuvwxyz",
    KUNCI_DATA="a3VuY2ktZGF0YS11bnR1ay1wZW5ndWppYW4tc2FqYSE=",
    DEBUG="off",
    HTTPS="off",
    PUBLIC_PORT="",
    EMAIL_URL="memorymail://",
    CACHE_URL="locmemcache://",
    PRIVATE_ROOT=str(_SCRATCH / "berkas"),
    STATIC_ROOT=str(_SCRATCH / "static"),
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_SCRATCH}/ppid.sqlite3")

from ppid_portal.settings import *

# The admin's own hasher (argon2) has a test of its own; hundreds of log-ins need a quick one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]  # noqa: F405
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# Two processes of tests send at once; each has an outbox, and a lock, of its own.
POST_OFFICE["LOCK_FILE_NAME"] = str(_SCRATCH / "kiriman")  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, not memory: the browser tests read it from the server's threads.
    DATABASES["default"]["TEST"] = {"NAME": str(_SCRATCH / "tes.sqlite3")}  # noqa: F405
