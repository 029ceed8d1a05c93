#!/bin/sh
# Every check that needs no test run, in the order of what is cheapest to mend.
set -eu
cd "$(dirname "$0")/.."

PATH="$PWD/.venv/bin:$PATH"
export PATH DJANGO_SETTINGS_MODULE=tests.settings

gate() {
    title=$1
    shift
    if output=$("$@" 2>&1); then
        printf '  baik   %s\n' "$title"
    else
        printf '  GAGAL  %s: %s\n\n%s\n' "$title" "$*" "$output" >&2
        exit 1
    fi
}

echo "Pemeriksaan:"
gate "tata letak kode" ruff format --check .
gate "kode" ruff check .
gate "arah impor" lint-imports --no-cache
gate "templat" djlint --lint --quiet templates
gate "Dockerfile" hadolint Dockerfile
gate "migrasi lengkap" python manage.py makemigrations --check --dry-run
gate "setelan produksi" env DJANGO_SETTINGS_MODULE=ppid_portal.settings DEBUG=off HTTPS=on \
    SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    KUNCI_DATA="$(python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
    python -W error manage.py check --deploy --fail-level WARNING
