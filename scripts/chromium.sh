#!/bin/sh
# Prints the path of a Chromium that starts; installs one where there is none.
set -eu
cd "$(dirname "$0")/.."

starts() { "$1" --version >/dev/null 2>&1; }

find_chromium() {
    for name in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        path=$(command -v "$name" 2>/dev/null) || continue
        if starts "$path"; then echo "$path"; return 0; fi
    done
    playwright=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.chromium.executable_path)' 2>/dev/null) || return 1
    starts "$playwright" && echo "$playwright"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

has() { command -v "$1" >/dev/null 2>&1; }

install_chromium() {
    if has apt-get; then
        as_root apt-get update -qq || true
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends chromium && return 0
    elif has dnf; then as_root dnf install -y -q chromium && return 0
    elif has apk; then as_root apk add -q chromium && return 0
    elif has brew; then brew install --quiet --cask chromium && return 0
    fi
    .venv/bin/playwright install chromium
}

find_chromium && exit 0
log=.venv/chromium.log
echo "Chromium belum ada; memasangnya untuk pengujian di peramban ..." >&2
install_chromium >"$log" 2>&1 || true
find_chromium && exit 0
tail -n 5 "$log" >&2
cat >&2 <<'TEXT'

GAGAL: Chromium tidak ditemukan dan tidak dapat dipasang, padahal pengujian di peramban memerlukannya.
Pasang sendiri (misalnya: apt-get install chromium), atau sebutkan letaknya:
  CHROMIUM=/letak/chromium make test
TEXT
exit 1
