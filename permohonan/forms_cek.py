from django import forms


class CekForm(forms.Form):
    nomor = forms.CharField(
        label="Nomor pendaftaran",
        max_length=60,
        help_text="Misalnya 012/PPID-CIPARI/XI/2026",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Isi nomor pendaftaran."},
    )
    kode = forms.CharField(
        label="Kode rahasia",
        max_length=60,
        help_text="Dua puluh huruf dan angka pada tanda bukti. Huruf besar atau kecil sama saja.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Isi kode rahasia."},
    )
