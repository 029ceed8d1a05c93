"""All settings, from the environment. `.env.example` lists every variable."""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from ppid_portal.hosts import ActiveHosts

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# --- Safety -------------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY")  # no default: the start fails loudly without it
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# For personal data; the first encrypts, all decrypt. No default either.
KUNCI_DATA = env.list("KUNCI_DATA")
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not DEBUG)
PUBLIC_PORT = env.str("PUBLIC_PORT", default="")  # only where the port stands in the address
ALLOWED_HOSTS = ActiveHosts()
PEMELIHARAAN = env.bool("PEMELIHARAAN", default=False)  # public pages answer 503, the admin stays

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
# The host of one site cannot decide for its siblings below the kabupaten's domain.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=HTTPS)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=HTTPS)
SECURE_REFERRER_POLICY = "same-origin"
# Browsers honour it on HTTPS only, and elsewhere complain of it in the console.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
X_FRAME_OPTIONS = "DENY"

# Cookies stay on their host: hacked sibling subdomains cannot set a `__Host-` cookie.
SESSION_COOKIE_NAME = "__Host-sesi" if HTTPS else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
PREFERENCE_COOKIE_NAME = "__Host-tampilan" if HTTPS else "tampilan"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
CSRF_COOKIE_AGE = None  # ends with the browser
CSRF_FAILURE_VIEW = "ppid_portal.views.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# --- Law ----------------------------------------------------------------------------------------
# No rule says whether cuti bersama is a working day; offices are closed, so by default it is none.
CUTI_BERSAMA_LIBUR = env.bool("CUTI_BERSAMA_LIBUR", default=True)
# No rule gives a term for personal data of requests; the records schedule of the kabupaten decides.
SIMPAN_IDENTITAS_HARI = env.int("SIMPAN_IDENTITAS_HARI", default=30)  # after the last right ran out
SIMPAN_PERKARA_TAHUN = env.int("SIMPAN_PERKARA_TAHUN", default=5)  # after the case was closed
# The kernel knows no deadlines; who keeps some is told when the table of holidays changes.
SETELAH_LIBUR_BERUBAH = ["permohonan.services_libur.recompute_tenggat"]

# --- Applications -------------------------------------------------------------------------------
INSTALLED_APPS = [
    "ppid_portal.apps.PortalConfig",
    "ppid_portal.apps.PortalAdminConfig",
    "saq",
    "halaman",
    "dip",
    "permohonan",
    "pengaduan",
    "post_office",  # the outbox behind situs.surel; its own admin is taken away there
    "situs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "import_export",
    "django_ckeditor_5",  # its files only: widget and upload view are our own
]

MIDDLEWARE = [
    "ppid_portal.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "ppid_portal.middleware.PemeliharaanMiddleware",
    "situs.middleware.SitusMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "situs.middleware.BoundSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "ppid_portal.middleware.NotFoundMiddleware",
]

ROOT_URLCONF = "ppid_portal.urls"
WSGI_APPLICATION = "ppid_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "situs.context_processors.situs",
                "ppid_portal.preferensi.preferensi",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/data/ppid.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Room for the counters of BatasLaju: Django's 300 entries a flood of visitors would push out.
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://?max_entries=5000")}
# Memory that one worker spends on finished pages; 0 switches the page cache off.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_MB", default=0 if DEBUG else 32) * 1024 * 1024

# Every uploaded file is private; a view decides who may read it.
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", default=str(BASE_DIR / "data" / "berkas")))
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ppid_portal.gaya.GayaFinder",
    "ppid_portal.skrip.SkripFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # the inline list of the admin: 100 rows of many columns
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Open data -----------------------------------------------------------------------------------
# The kabupaten decides on its licence; docs/data-terbuka.md tells how.
LISENSI_DATA_NAMA = env.str(
    "LISENSI_DATA_NAMA", default="Creative Commons Atribusi 4.0 Internasional (CC BY 4.0)"
)
LISENSI_DATA_URI = env.str(
    "LISENSI_DATA_URI", default="https://creativecommons.org/licenses/by/4.0/"
)

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "situs.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # second
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Slows down a guesser per name and address; the right password still works from elsewhere.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/terkunci.html"
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "situs.alamat_pengunjung.read_alamat_pengunjung"
PROXY_COUNT = env.int("PROXY_COUNT", default=0)  # proxies of ours in front
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False  # the log tells it; the operator's menu stays short

# --- Mail ---------------------------------------------------------------------------------------
_MAIL = env.email("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL.get("EMAIL_HOST", ""), _MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_TLS", False), _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20  # second
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="ppid@localhost")
# A mail is tried every quarter of an hour for three days; one at a time, so that a process that is
# killed can repeat one mail at most, and that with the same Message-ID.
POST_OFFICE = {
    "BATCH_SIZE": 1,
    "THREADS_PER_PROCESS": 1,
    "MAX_RETRIES": 288,
    "RETRY_INTERVAL": timedelta(minutes=15),
    "MESSAGE_ID_ENABLED": True,
    "MESSAGE_ID_FQDN": parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost",
    "LOG_LEVEL": 1,  # failures
    "SENDING_ORDER": ["created"],
}

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# --- Import and export of reference tables (HariLibur); the DIP has its own reader and writer ----
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "tanpa_kunci": {"()": "situs.catatan_log.TanpaKunci"},
        "tanpa_pengaduan": {"()": "situs.catatan_log.TanpaPengaduan"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["tanpa_pengaduan", "tanpa_kunci"],
        }
    },
    "loggers": {
        "axes": {"level": "WARNING"},
        # Django's own handlers would write beside ours, without the filters.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
