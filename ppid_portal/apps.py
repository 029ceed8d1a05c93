from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    name = "ppid_portal"
    verbose_name = "Portal PPID"


class PortalAdminConfig(AdminConfig):
    default_site = "ppid_portal.admin.PortalAdminSite"
