from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from situs.enkripsi import check_kunci_data


class PortalConfig(AppConfig):
    name = "ppid_portal"
    verbose_name = "Portal PPID"

    def ready(self) -> None:
        check_kunci_data()


class PortalAdminConfig(AdminConfig):
    default_site = "ppid_portal.admin.PortalAdminSite"
