from django.apps import AppConfig


class SaqConfig(AppConfig):
    name = "saq"
    verbose_name = "Penilaian"
