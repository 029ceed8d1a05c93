from collections.abc import Iterator

from django.utils.module_loading import import_string


class ActiveHosts(list):
    """ALLOWED_HOSTS: exactly the hosts of the active sites, read when Django asks.

    A list kept by hand would drift from the table; a wildcard would accept a stray subdomain.
    """

    def __iter__(self) -> Iterator[str]:
        return iter(import_string("situs.hosts.allowed_hosts")())

    def __bool__(self) -> bool:
        return True  # an empty table means "no host", never "any host"
