#!/bin/bash
# Finds a PostgreSQL for the tests and prints its DATABASE_URL; starts a throw-away one where none
# answers. `postgres.sh stop` ends the one it started.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=${TMPDIR:-/tmp}/ppid-postgres-$(id -u)
port=${PPID_POSTGRES_PORT:-54329}

fail() {
    printf '\nGAGAL: %s\n' "$1" >&2
    exit 1
}

answers() {
    .venv/bin/python -c 'import sys, psycopg2; psycopg2.connect(sys.argv[1], connect_timeout=5).close()' \
        "$1" >/dev/null 2>&1
}

find_programs() {
    local folder
    for folder in /usr/lib/postgresql/*/bin \
        "$(dirname "$(command -v initdb 2>/dev/null || echo /tidak-ada/initdb)")"; do
        [ -x "$folder/initdb" ] && { echo "$folder"; return 0; }
    done
    return 1
}

install_programs() {
    command -v apt-get >/dev/null || return 1
    echo "Memasang PostgreSQL lewat apt-get ..." >&2
    local sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    $sudo apt-get update -qq >&2 || true
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
}

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_own() {
    local bin=$1
    rm -rf "$scratch"
    mkdir -p "$scratch"
    [ "$(id -u)" != 0 ] || chown postgres "$scratch"
    as_owner "$bin/initdb" --pgdata "$scratch/data" --auth trust --username root \
        --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null
    as_owner "$bin/pg_ctl" --pgdata "$scratch/data" --log "$scratch/log" --wait start -o \
        "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$scratch -c fsync=off" \
        >/dev/null || { cat "$scratch/log" >&2; return 1; }
}

stop_own() {
    local bin
    [ -f "$scratch/data/postmaster.pid" ] || return 0
    bin=$(find_programs)
    as_owner "$bin/pg_ctl" --pgdata "$scratch/data" --mode immediate stop >/dev/null
    rm -rf "$scratch"
}

if [ "${1:-}" = stop ]; then
    stop_own
    exit 0
fi

for url in ${DATABASE_URL_CI:-postgres://root@127.0.0.1:5432/postgres}; do
    if answers "$url"; then echo "$url"; exit 0; fi
done
[ -z "${DATABASE_URL_CI:-}" ] || fail "PostgreSQL di DATABASE_URL_CI tidak menjawab. Periksa alamat dan sandinya."

bin=$(find_programs) || { install_programs && bin=$(find_programs); } ||
    fail "PostgreSQL tidak ada dan tidak dapat dipasang.
Pasang sendiri (misalnya: apt-get install postgresql), atau sebutkan yang sudah ada: DATABASE_URL_CI=postgres://..."
start_own "$bin" || fail "PostgreSQL tidak mau menyala di port $port; pesannya ada di atas.
Pakai port lain dengan PPID_POSTGRES_PORT, atau sebutkan yang sudah ada: DATABASE_URL_CI=postgres://..."
url=postgres://root@127.0.0.1:$port/postgres
answers "$url" || fail "PostgreSQL di port $port menyala tetapi tidak menjawab."
echo "$url"
