"""The portal itself, as gunicorn would run it, in threads of the test process."""

from threading import Thread

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from ppid_portal.page_cache import PageCache


class PortalServer:
    """Django's own live server would rewrite ALLOWED_HOSTS and serve the static files itself."""

    def __init__(self) -> None:
        self.application = PageCache(
            WSGIHandler(),
            max_bytes=settings.PAGE_CACHE_BYTES,
            session_cookie=settings.SESSION_COOKIE_NAME,
            preference_cookie=settings.PREFERENCE_COOKIE_NAME,
        )
        self.httpd = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        self.httpd.set_app(self.application)
        self.thread = Thread(target=self.httpd.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    @property
    def port(self) -> int:
        return self.httpd.server_port

    def forget_pages(self) -> None:
        self.application.pages.clear()
        self.application.bytes = 0

    def stop(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()
