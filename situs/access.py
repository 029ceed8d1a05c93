"""The one place that answers: whose rows may this request read, and whose may it write."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from situs.enums import Peran
from situs.models import Situs


def peran_here(request: HttpRequest) -> frozenset[str]:
    """Roles of the user at the site of this host; empty means a stranger."""
    if not request.user.is_active or request.user.is_anonymous:
        return frozenset()
    if not hasattr(request, "_peran_here"):
        rows = request.user.keanggotaan.filter(situs=request.situs, situs__is_active=True)
        request._peran_here = frozenset(rows.values_list("peran", flat=True))
    return request._peran_here


def is_operator(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


def may_enter(request: HttpRequest) -> bool:
    return is_operator(request) or bool(peran_here(request))


def holds_any(request: HttpRequest, peran: Iterable[str]) -> bool:
    return is_operator(request) or not peran_here(request).isdisjoint(peran)


def visible_situs(request: HttpRequest) -> QuerySet[Situs]:
    """Sites whose rows this request may read in the admin; empty means no entry."""
    if not may_enter(request):
        return Situs.objects.none()
    here = Q(pk=request.situs.pk)
    if request.situs.utama and holds_any(request, [Peran.PPID_UTAMA]):
        here |= Q(induk=request.situs.pk)
    return Situs.objects.filter(here)


def writable_situs(request: HttpRequest) -> QuerySet[Situs]:
    """Sites whose rows this request may change: its own, and those it openly acts for."""
    if not may_enter(request):
        return Situs.objects.none()
    izin = request.user.izin_bertindak.filter(berlaku_sampai__gt=timezone.now())
    acting_for = visible_situs(request).filter(pk__in=izin.values("situs"))
    return Situs.objects.filter(Q(pk=request.situs.pk) | Q(pk__in=acting_for))


def find_situs(request: HttpRequest) -> Situs:
    """The site that is meant: this one, or with `situs` another that this person may see."""
    text = request.GET.get("situs") or request.POST.get("situs") or str(request.situs.pk)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Http404
    return get_object_or_404(visible_situs(request), pk=int(text))


def scoped(queryset: QuerySet, request: HttpRequest | None) -> QuerySet:
    """Narrow any queryset to the rows this request may read; the one place that does so."""
    if request is None:
        return queryset.none()
    if queryset.model is Situs:
        return queryset.filter(pk__in=visible_situs(request))
    if hasattr(queryset.model, "situs_path"):
        return queryset.for_situs(visible_situs(request))
    return queryset
