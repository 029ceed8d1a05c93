"""History of a content in the admin: the versions, two of them side by side, the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from halaman.models import Konten, VersiKonten
from halaman.riwayat import compare_versi, list_versi
from halaman.services import read_isian, restore_versi, write_isian
from situs.scoped_admin import PerSitusAdmin


class RiwayatMixin(PerSitusAdmin):
    """Below /<pk>/history/: `bandingkan` and `pulihkan`."""

    def get_urls(self) -> list:
        views = {"bandingkan": self.bandingkan_view, "pulihkan": self.pulihkan_view}
        own = [
            path(
                f"<int:pk>/history/{step}/",
                self.admin_site.admin_view(view),
                name=self._name(step),
            )
            for step, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def _name(self, step: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{step}"

    def _find(self, request: HttpRequest, pk: Any) -> Konten:
        rows = self.get_queryset(request).select_related("situs")
        obj = get_object_or_404(rows, pk=pk if str(pk).isdecimal() else 0)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return obj

    def _context(self, request: HttpRequest, obj: Konten, title: str) -> dict[str, Any]:
        base = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return {
            **self.admin_site.each_context(request),
            "title": f"{title}: {obj}",
            "opts": self.opts,
            "object": obj,
            "alamat_daftar": reverse(f"{base}_changelist"),
            "alamat_isi": reverse(f"{base}_change", args=[obj.pk]),
            "alamat_riwayat": reverse(f"{base}_history", args=[obj.pk]),
            "alamat_banding": reverse(f"{base}_bandingkan", args=[obj.pk]),
            "alamat_pulih": reverse(f"{base}_pulihkan", args=[obj.pk]),
            "boleh_pulih": self.has_change_permission(request, obj),
        }

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = self._find(request, object_id)
        context = self._context(request, obj, "Riwayat") | {"riwayat": list(list_versi(obj))}
        return render(request, "admin/halaman/riwayat.html", context)

    def bandingkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """?dari=<version>&ke=<version>; without them the last two."""
        obj = self._find(request, pk)
        rows = list(list_versi(obj))
        if not rows:
            raise Http404
        after = _pick(rows, request.GET.get("ke", ""), rows[0])
        place = min(rows.index(after) + 1, len(rows) - 1)
        before = _pick(rows, request.GET.get("dari", ""), rows[place])
        before, after = sorted((before, after), key=lambda row: (row.waktu, row.pk))
        context = self._context(request, obj, "Bandingkan versi") | {
            "riwayat": rows,
            "sebelum": before,
            "sesudah": after,
            "daftar_beda": compare_versi(obj, before.isian, after.isian),
        }
        return render(request, "admin/halaman/bandingkan.html", context)

    def pulihkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows first what would change; only the POST changes it."""
        obj = self._find(request, pk)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        rows = list(list_versi(obj))
        versi = _pick(rows, request.POST.get("versi") or request.GET.get("versi", ""), None)
        if versi is None:
            raise Http404
        if request.method == "POST":
            return self._restore(request, obj, versi)
        context = self._context(request, obj, "Pulihkan versi lama") | {
            "versi": versi,
            "daftar_beda": compare_versi(obj, read_isian(obj), versi.isian),
        }
        return render(request, "admin/halaman/pulihkan.html", context)

    def _restore(self, request: HttpRequest, obj: Konten, versi: VersiKonten) -> HttpResponse:
        self.refuse_foreign(request, obj)
        trial = type(obj).objects.get(pk=obj.pk)
        write_isian(trial, versi.isian)
        try:
            trial.clean()
            trial.validate_constraints()
        except ValidationError as error:
            message = "Versi ini tidak dapat dipulihkan: " + " ".join(error.messages)
            self.message_user(request, message, messages.ERROR)
            return HttpResponseRedirect(self._context(request, obj, "")["alamat_riwayat"])
        restore_versi(obj, versi, request.user)
        message = f"Kata-kata versi {versi.versi} dipulihkan sebagai versi baru."
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(self._context(request, obj, "")["alamat_isi"])


def _pick(
    rows: list[VersiKonten], number: str, otherwise: VersiKonten | None
) -> VersiKonten | None:
    return next((row for row in rows if str(row.pk) == number), otherwise)
