#!/bin/sh
# Housekeeping every quarter of an hour. A later command is one more line in `round`.
set -u

round() {
    try send_outbox
    try process_kedaluwarsa
    try recompute_tenggat
    try remind_tenggat
    try purge_impor
    try purge_data_pribadi
    try notify_pengaduan
    try purge_pengaduan
    try clearsessions
    try check_tautan
}

try() {
    python manage.py "$@" || echo "Perintah $1 gagal; dicoba lagi pada putaran berikutnya." >&2
}

trap 'exit 0' TERM INT
while :; do
    round
    sleep "${LOOP_SECONDS:-900}" &
    wait $!
done
