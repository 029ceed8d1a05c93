#!/bin/sh
# Migrates only where it is told to: of several web containers one does, the others wait.
set -eu
case ${MIGRATE:-off} in
on)
    python manage.py migrate --noinput
    python manage.py load_situs
    python manage.py load_hari_libur
    python manage.py load_kewajiban
    ;;
esac
exec "$@"
