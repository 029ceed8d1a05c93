#!/bin/sh
# Writes .env for development unless the operator has one.
set -eu
cd "$(dirname "$0")/.."

[ -e .env ] && exit 0
key=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')
umask 077
printf 'SECRET_KEY=%s\nDEBUG=on\nPUBLIC_PORT=8000\n' "$key" >.env
echo "Berkas .env dibuat dengan kunci rahasia acak (mode pengembangan)."
