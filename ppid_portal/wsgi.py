import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from ppid_portal.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
application = get_wsgi_application()
if settings.PAGE_CACHE_BYTES:
    application = PageCache(
        application,
        max_bytes=settings.PAGE_CACHE_BYTES,
        session_cookie=settings.SESSION_COOKIE_NAME,
        preference_cookie=settings.PREFERENCE_COOKIE_NAME,
    )
