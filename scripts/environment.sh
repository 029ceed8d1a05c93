#!/bin/sh
# Builds .venv from the hash-locked requirements: environment.sh runtime|dev
set -eu
cd "$(dirname "$0")/.."

kind=${1:-runtime}
case $kind in
runtime) lock=requirements.txt ;;
dev) lock=requirements-dev.txt ;;
*) echo "Pemakaian: environment.sh runtime|dev" >&2; exit 2 ;;
esac
log=.venv/pasang.log

fail() {
    printf '\nGAGAL: %s\n' "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

works() { [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; }

with_venv() { "$python" -m venv .venv >/dev/null 2>&1 && works; }

with_virtualenv() {
    "$python" -m pip --version >/dev/null 2>&1 || return 1
    rm -rf .venv
    "$python" -m pip install -qqq --root-user-action=ignore --disable-pip-version-check --require-hashes \
        --target .bootstrap -r scripts/virtualenv.txt >&2 &&
        PYTHONPATH=.bootstrap "$python" -m virtualenv --quiet .venv >&2 && works
}

with_distribution_package() {
    command -v apt-get >/dev/null 2>&1 || return 1
    echo "Memasang python3-venv lewat apt-get ..."
    rm -rf .venv
    as_root apt-get update -qq >/dev/null 2>&1 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv \
        >/dev/null 2>&1 && with_venv
}

if ! works; then
    python=$(find_python) || fail "Python 3.11 atau lebih baru tidak ditemukan.
Pasang Python (misalnya: apt-get install python3), atau sebutkan letaknya: PYTHON=/usr/bin/python3.12 make setup"
    echo "Membuat lingkungan Python di .venv (memakai $python) ..."
    rm -rf .venv
    with_venv || with_virtualenv || with_distribution_package ||
        fail "lingkungan .venv tidak dapat dibuat: modul venv/ensurepip dan pip tidak tersedia untuk $python.
Pasang salah satunya, lalu ulangi: apt-get install python3-venv (atau python3-pip)."
fi

echo "Memasang pustaka dari $lock (sekitar satu menit pada kali pertama) ..."
if ! .venv/bin/python -m pip install --disable-pip-version-check --require-hashes \
    -r "$lock" >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    fail "pustaka tidak terpasang; penyebabnya ada di atas dan di $log.
Yang biasa: jaringan terputus (ulangi perintah ini) atau berkas $lock berubah di tengah jalan."
fi
touch ".venv/$kind.stamp"
[ "$kind" = dev ] && touch .venv/runtime.stamp
exit 0
