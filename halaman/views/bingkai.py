"""The frame of every page of the content: title, trail and description in one place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from situs.data_terstruktur import build_json_ld, describe_breadcrumb

Jejak = list[tuple[str, str]]  # (name, address); the last is the page itself


def render_page(
    request: HttpRequest,
    template: str,
    jejak: Jejak,
    *,
    deskripsi: str,
    data: tuple[dict, ...] = (),
    **context: Any,
) -> HttpResponse:
    trail = [("Beranda", reverse("beranda")), *jejak]
    frame = {
        "judul": jejak[-1][0],
        "deskripsi": deskripsi,
        "jejak": trail,
        "alamat_halaman": jejak[-1][1],
        "data": build_json_ld(*data, describe_breadcrumb(request.situs, trail)),
    }
    return render(request, template, frame | context)
