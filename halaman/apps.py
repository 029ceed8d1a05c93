from django.apps import AppConfig


class HalamanConfig(AppConfig):
    name = "halaman"
    verbose_name = "Isi situs"
