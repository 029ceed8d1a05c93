from django.http import HttpRequest


def situs(request: HttpRequest) -> dict:
    return {"situs": getattr(request, "situs", None)}
