#!/bin/sh
# Prints where the portal is, then serves it with hot reload.
set -eu
cd "$(dirname "$0")/.."

PORT=${PORT:-8000}
export PUBLIC_PORT="$PORT"
if .venv/bin/python -c "
import socket, sys
with socket.socket() as s:
    sys.exit(s.connect_ex(('127.0.0.1', $PORT)) != 0)
"; then
    echo "GAGAL: port $PORT sedang dipakai program lain. Pakai port lain: make run PORT=8001" >&2
    exit 1
fi

cat <<TEXT

Portal PPID siap:
  PPID Utama           http://localhost:$PORT/
  Kecamatan Cipari     http://cipari.localhost:$PORT/     (24 kecamatan: <nama>.localhost)
  Admin PPID Utama     http://localhost:$PORT/admin/
  Admin Cipari         http://cipari.localhost:$PORT/admin/
Nama pengguna dan sandi contoh tertulis di atas. Tekan Ctrl+C untuk berhenti.

TEXT
exec .venv/bin/python manage.py runserver "127.0.0.1:$PORT"
