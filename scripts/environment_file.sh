#!/bin/sh
# Writes .env for development unless the operator has one; a newer portal needs one key more.
set -eu
cd "$(dirname "$0")/.."

make_kunci_data() {
    .venv/bin/python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'
}

umask 077
if [ ! -e .env ]; then
    key=$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')
    printf 'SECRET_KEY=%s\nKUNCI_DATA=%s\nDEBUG=on\nPUBLIC_PORT=8000\n' \
        "$key" "$(make_kunci_data)" >.env
    echo "Berkas .env dibuat dengan kunci acak (mode pengembangan)."
elif [ -z "${KUNCI_DATA:-}" ] && ! grep -q '^ *\(export  *\)\{0,1\}KUNCI_DATA *=' .env; then
    printf '\nKUNCI_DATA=%s\n' "$(make_kunci_data)" >>.env
    echo "KUNCI_DATA (kunci data pribadi) ditambahkan ke .env. Simpan salinannya di tempat lain."
fi
