"""gunicorn behind a buffering proxy: slow visitors wait there, not in our threads."""

import os

from gunicorn.glogging import Logger

from situs.catatan_log import hide_kunci, is_pengaduan

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
no_control_socket = True  # the file system of the container is read-only
worker_tmp_dir = "/dev/shm"  # the heartbeat must not wait for a busy disk

timeout = 60  # an import of 10,000 rows ends well before
graceful_timeout = 30
keepalive = 75  # longer than the proxy keeps its idle connections

# A leak, should there be one, ends with its worker; the jitter keeps workers apart.
max_requests = 5_000
max_requests_jitter = 500

# Whose X-Forwarded-* headers count. In the compose file only the proxy reaches this port.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")


class CatatanAman(Logger):
    """The access log shows no address that opens a form or a case, and of the pages of reporters
    not even that somebody asked."""

    def access(self, resp, req, environ, request_time):
        if not is_pengaduan(environ["PATH_INFO"]):
            super().access(resp, req, environ, request_time)

    def atoms(self, *args):
        atoms = super().atoms(*args)
        return atoms | {"U": hide_kunci(atoms["U"])}


logger_class = CatatanAman
accesslog = "-"
# Without the query string: what a visitor searches or types does not belong in a log.
access_log_format = '%({host}i)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
errorlog = "-"
