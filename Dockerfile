FROM python:3.13-slim AS pustaka
COPY requirements.txt /
RUN python -m venv /venv && \
    /venv/bin/pip install --no-cache-dir --require-hashes -r /requirements.txt

FROM python:3.13-slim
# PRIVATE_ROOT names a folder, not a secret.
# hadolint ignore=DL3064
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/ppid.sqlite3 \
    PRIVATE_ROOT=/data/berkas \
    STATIC_ROOT=/app/staticfiles
RUN groupadd --system --gid 10001 ppid && \
    useradd --system --uid 10001 --gid ppid --no-create-home --shell /usr/sbin/nologin ppid && \
    install -d -o ppid -g ppid -m 750 /data
WORKDIR /app
COPY --from=pustaka /venv /venv
COPY . .
# The keys of this one step are thrown away; the running container gets its own.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    KUNCI_DATA="$(python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
    python manage.py collectstatic --noinput
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "docker/healthcheck.py"]
ENTRYPOINT ["sh", "docker/entrypoint.sh"]
CMD ["gunicorn", "--config", "docker/gunicorn.conf.py", "ppid_portal.wsgi"]
