from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import PasswordResetForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone

from dip import admin_klasifikasi
from dip.models import Informasi, Pengecualian
from halaman import admin_kelengkapan
from ppid_portal import admin_tautan
from ppid_portal.beranda_admin import read_langkah, read_rekap, read_terakhir, read_tugas
from ppid_portal.beranda_aduan import list_tugas_aduan
from ppid_portal.beranda_dik import list_tugas_dik
from ppid_portal.beranda_layanan import list_tugas_laporan, list_tugas_layanan
from ppid_portal.menu_admin import build_menu
from saq import admin_penilaian
from situs.access import may_enter, peran_here
from situs.enums import Peran
from situs.models import Pengguna, Situs


class PortalLoginForm(AdminAuthenticationForm):
    """A stranger to this site learns no more than a person with a wrong password."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya.",
    }

    def confirm_login_allowed(self, user: Pengguna) -> None:
        known_here = user.is_superuser or user.keanggotaan.filter(situs=self.request.situs).exists()
        if not user.is_active or not known_here:
            raise ValidationError(self.get_invalid_login_error())


class PortalPasswordResetForm(PasswordResetForm):
    """Writes only to people of this site, with a link to this site's own host."""

    situs: Situs

    def get_users(self, email: str) -> list[Pengguna]:
        people = super().get_users(email)
        return [p for p in people if p.keanggotaan.filter(situs=self.situs).exists()]

    def save(self, **kwargs: Any) -> None:
        home = self.situs.build_url("").removeprefix("http://").removeprefix("https://")
        kwargs["domain_override"], kwargs["use_https"] = home, settings.HTTPS
        kwargs["extra_email_context"] = {"situs": self.situs}
        super().save(**kwargs)


class PortalPasswordResetView(auth_views.PasswordResetView):
    form_class = PortalPasswordResetForm
    template_name = "admin/lupa_sandi.html"
    email_template_name = "email/lupa-sandi-body.txt"
    html_email_template_name = "email/lupa-sandi-body.html"
    subject_template_name = "email/lupa-sandi-subject.txt"
    success_url = reverse_lazy("admin_password_reset_done")

    def get_form(self, form_class: type | None = None) -> PortalPasswordResetForm:
        form = super().get_form(form_class)
        form.situs = self.request.situs
        return form


class PortalPasswordResetConfirmView(auth_views.PasswordResetConfirmView):
    template_name = "admin/sandi_baru.html"

    def get_user(self, uidb64: str) -> Pengguna | None:
        user = super().get_user(uidb64)
        known_here = user and user.keanggotaan.filter(situs=self.request.situs).exists()
        return user if known_here else None


class PortalAdminSite(AdminSite):
    site_title = "Admin PPID"
    site_header = "Admin PPID"
    index_title = "Beranda"
    login_form = PortalLoginForm
    logout_template = "admin/keluar.html"
    password_change_template = "admin/ganti_sandi.html"
    password_change_done_template = "admin/sandi_diganti.html"
    enable_nav_sidebar = True
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return may_enter(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        return {
            **context,
            "menu": build_menu(request, context["available_apps"]),
            "menu_di_beranda": request.path == reverse("admin:index"),
        }

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        beranda = self._build_beranda(request) | (extra_context or {})
        return super().index(request, beranda)

    def _build_beranda(self, request: HttpRequest) -> dict[str, Any]:
        """Only what this person may open; the reads are in ppid_portal.beranda_admin."""
        dip, daftar_situs = self.get_model_admin(Informasi), self.get_model_admin(Situs)
        writes_dip, reads_dip = dip.has_add_permission(request), dip.has_view_permission(request)
        begins = writes_dip and daftar_situs.has_change_permission(request, request.situs)
        sees_all = request.situs.utama and daftar_situs.has_view_permission(request)
        may_publish = dip.has_terbit_permission(request)
        decides = self.get_model_admin(Pengecualian).has_putus_permission(request)
        return {
            "tahun": timezone.localdate().year,
            "peran": [Peran(peran).label for peran in sorted(peran_here(request))],
            "menulis_dip": writes_dip,
            "tugas": [
                *list_tugas_layanan(request),
                *list_tugas_aduan(request),
                *list_tugas_laporan(request),
                *(list_tugas_dik(request, decides=decides) if writes_dip else []),
                *(read_tugas(request, may_publish=may_publish) if writes_dip else []),
            ],
            "langkah": read_langkah(request) if begins else [],
            "rekap": read_rekap(request) if sees_all else [],
            "terakhir": read_terakhir(request) if reads_dip else [],
        }

    def get_urls(self) -> list:
        # `view_on_site` redirects to any row of any site by its number: that door is closed.
        known = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [
            *admin_kelengkapan.build_urls(self),
            *admin_penilaian.build_urls(self),
            *admin_tautan.build_urls(self),
            *admin_klasifikasi.build_urls(self),
            *known,
        ]


def password_reset_urls() -> list:
    """Addresses of "Lupa kata sandi", beside the log-in page."""
    steps = [
        ("lupa-sandi/", PortalPasswordResetView.as_view(), "admin_password_reset"),
        (
            "lupa-sandi/terkirim/",
            auth_views.PasswordResetDoneView.as_view(
                template_name="admin/lupa_sandi_terkirim.html"
            ),
            "admin_password_reset_done",
        ),
        (
            "sandi-baru/<uidb64>/<token>/",
            PortalPasswordResetConfirmView.as_view(),
            "password_reset_confirm",
        ),
        (
            "sandi-baru/selesai/",
            auth_views.PasswordResetCompleteView.as_view(
                template_name="admin/sandi_baru_selesai.html"
            ),
            "password_reset_complete",
        ),
    ]
    return [path(route, view, name=name) for route, view, name in steps]
