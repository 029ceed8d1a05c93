# Satu-satunya pintu: `make help` menampilkan semua perintah.

SHELL = /bin/sh
PY = .venv/bin/python
PORT ?= 8000
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench bukti clean dev

help: ## Tampilkan daftar ini
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

.venv/runtime.stamp: requirements.txt
	@sh scripts/environment.sh runtime

.venv/dev.stamp: requirements-dev.txt
	@sh scripts/environment.sh dev

dev: .venv/dev.stamp

setup: .venv/runtime.stamp ## Siapkan lingkungan, basis data, 25 situs, dan data contoh
	@sh scripts/environment_file.sh
	@PUBLIC_PORT=$(PORT) sh scripts/prepare.sh

run: setup ## Siapkan semuanya, lalu layani di http://localhost:8000 (PORT=... untuk port lain)
	@PORT=$(PORT) sh scripts/serve.sh

test: dev ## Jalankan semua pemeriksaan dan pengujian (DATABASE_URL=... untuk PostgreSQL)
	@sh scripts/gates.sh
	@sh scripts/pytest.sh $(PYTEST_ARGS)

lint: dev ## Jalankan semua pemeriksaan tanpa pengujian
	@sh scripts/gates.sh

format: dev ## Rapikan kode
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format .

bench: dev ## Ukur kecepatan
	@$(PY) -m bench

bukti: dev ## Kirim 2.000 permohonan lewat HTTP sambil mematikan proses web (KIRIMAN=..., DATABASE_URL=...)
	@KIRIMAN=$${KIRIMAN:-2000} .venv/bin/pytest -s tests/permohonan/test_mati_mendadak_http.py

clean: ## Hapus lingkungan dan hasil antara; data dan .env tetap
	@rm -rf .venv .bootstrap staticfiles .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Bersih. Basis data (data/) dan .env tidak disentuh."
