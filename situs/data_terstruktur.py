"""schema.org data blocks. They are never run as a script, so the CSP has nothing to allow."""

import json

from situs.models import Situs

# JSON inside <script>: no character may end the element or begin a comment or an entity.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029"}


class JsonLd:
    """A value that writes itself into <script type="application/ld+json"> and cannot leave it."""

    def __init__(self, data: dict | list) -> None:
        self.data = data

    def __html__(self) -> str:
        return json.dumps(self.data, ensure_ascii=False).translate(_ESCAPES)


def describe_situs(situs: Situs) -> dict:
    """The office as a GovernmentOrganization; only what has been filled in."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": situs.alamat,
        "addressLocality": situs.kabupaten,
        "addressRegion": situs.provinsi,
        "postalCode": situs.kode_pos,
        "addressCountry": "ID",
    }
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "name": situs.nama,
            "url": situs.build_url(),
            "telephone": situs.telepon,
            "email": situs.email,
            "address": _filled(address),
            "parentOrganization": {"@type": "GovernmentOrganization", "name": situs.pemerintah},
        }
    )


def describe_breadcrumb(situs: Situs, trail: list[tuple[str, str]]) -> dict:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": situs.build_url(path)}
        for place, (name, path) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def build_json_ld(*descriptions: dict) -> JsonLd:
    return JsonLd({"@context": "https://schema.org", "@graph": list(descriptions)})


def _filled(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}
