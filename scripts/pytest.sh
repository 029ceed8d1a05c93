#!/bin/sh
# All tests, in two processes, those in a real browser too.
set -eu
cd "$(dirname "$0")/.."

CHROMIUM=$(sh scripts/chromium.sh)
export CHROMIUM
case ${DATABASE_URL:-} in
"") engine="SQLite" ;;
*) engine=${DATABASE_URL%%:*} ;;
esac
echo "Pengujian pada $engine, peramban $CHROMIUM:"
exec .venv/bin/pytest -n "${PYTEST_WORKERS:-2}" "$@"
