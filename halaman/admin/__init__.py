"""Importing the modules registers their admins."""

from halaman.admin import darurat, galeri, gambar, halaman, kabar, menu, profil, spanduk

__all__ = ["darurat", "galeri", "gambar", "halaman", "kabar", "menu", "profil", "spanduk"]
