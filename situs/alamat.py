"""One spelling for each address that a page of a site shows."""

from urllib.parse import urljoin, urlsplit, urlunsplit

from situs.jaringan import PORT
from situs.models import Situs


def canonical(href: str, situs: Situs, halaman: str = "/") -> str:
    """A path for what is the site's own, the whole address for what is not, and nothing for what
    is no page: mailto:, tel:, a place on the same page. `halaman` is where the link stands.
    """
    href = href.strip()
    if not href or href.startswith("#"):
        return ""
    home = situs.build_url(halaman)
    try:
        parts = urlsplit(urljoin(home, href))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return href  # nobody can open it, and that is worth telling
    if parts.scheme not in PORT:
        return ""
    path = parts.path or "/"
    if host == situs.host and port in (None, urlsplit(home).port):
        return urlunsplit(("", "", path, parts.query, ""))
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, parts.query, ""))
