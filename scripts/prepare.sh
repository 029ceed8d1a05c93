#!/bin/sh
# Brings the database up to date; the demo password stays the same from run to run.
set -eu
cd "$(dirname "$0")/.."

kept=data/sandi-demo.txt
mkdir -p data
if [ -z "${PPID_DEMO_PASSWORD:-}" ] && [ -s "$kept" ]; then
    PPID_DEMO_PASSWORD=$(cat "$kept")
fi
if [ -z "${PPID_DEMO_PASSWORD:-}" ]; then
    PPID_DEMO_PASSWORD=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(12))')
fi
(umask 077 && printf '%s\n' "$PPID_DEMO_PASSWORD" >"$kept")
export PPID_DEMO_PASSWORD

exec .venv/bin/python -m scripts.prepare
