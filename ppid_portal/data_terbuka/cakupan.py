"""Whose data a site gives away: its own; PPID Utama also that of its kecamatan."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q, QuerySet

from situs.models import Situs


@dataclass(frozen=True)
class Cakupan:
    situs: Situs
    hitungan: dict = field(default_factory=dict, compare=False)  # computed once for a request

    @cached_property
    def daftar_situs(self) -> QuerySet[Situs]:
        here = Q(pk=self.situs.pk)
        if self.situs.utama:
            here |= Q(induk=self.situs.pk)
        return Situs.objects.filter(here, is_active=True)

    @cached_property
    def per_pk(self) -> dict[int, Situs]:
        if not self.situs.utama:
            return {self.situs.pk: self.situs}
        return {situs.pk: situs for situs in self.daftar_situs}

    @property
    def nama(self) -> str:
        """ "Kecamatan Cipari", or "Kabupaten Cilacap dan 24 kecamatan"."""
        if not self.situs.utama:
            return self.situs.nama
        jumlah = len(self.per_pk) - 1
        return f"{self.situs.nama} dan {jumlah} kecamatan" if jumlah else self.situs.nama
