"""The three pages of a request: who asks, their address, what they ask for.

Pasal 22 ayat (2) UU 14/2008 asks for name and address, subject, format and way of delivery.
"""

from django.core.exceptions import ValidationError

from permohonan.enums import CaraMemperoleh, CaraPengiriman, JenisBerkas, JenisPemohon
from permohonan.forms_bertahap import (
    BerkasField,
    LangkahForm,
    build_email,
    build_pilihan,
    build_teks,
    check_telepon,
)
from permohonan.nik import is_nik, normalize_nik

YA, TIDAK = "ya", "tidak"
KUASA = ("kuasa_nama", "kuasa_alamat", "kuasa_kontak", "surat_kuasa")
# Fields that a kind of requester is not asked for.
TANPA = {
    JenisPemohon.PERORANGAN: ("lembaga", "nomor_pengesahan"),
    JenisPemohon.BADAN_HUKUM: ("nik", "pekerjaan"),
    JenisPemohon.KELOMPOK: ("nomor_pengesahan", "nik", "pekerjaan"),
}
LABEL = {
    JenisPemohon.BADAN_HUKUM: {
        "lembaga": "Nama badan hukum",
        "nama": "Nama lengkap yang mengajukan",
        "alamat": "Alamat badan hukum",
    },
    JenisPemohon.KELOMPOK: {
        "lembaga": "Nama kelompok",
        "nama": "Nama lengkap wakil kelompok",
        "alamat": "Alamat kelompok atau wakilnya",
    },
}
KONTAK = "Isi nomor telepon atau e-mail, salah satu cukup."
SIMPAN = (
    "Hanya petugas kami yang dapat membukanya, dengan alasan yang tercatat. Disimpan bersama "
    "isian ini selama masa simpan arsipnya."
)


class PemohonForm(LangkahForm):
    jenis_pemohon = build_pilihan(
        "Siapa yang meminta informasi?", "Pilih jenis pemohon.", JenisPemohon.choices
    )
    kuasa = build_pilihan(
        "Apakah permohonan ini diajukan lewat kuasa?",
        "Pilih apakah permohonan diajukan lewat kuasa.",
        [(TIDAK, "Tidak"), (YA, "Ya, saya penerima kuasa")],
        bantu="Kuasa adalah orang yang mengurus permohonan atas nama orang lain.",
    )

    def read_answers(self) -> dict[str, object]:
        return self.cleaned_data | {"kuasa": self.cleaned_data["kuasa"] == YA}


class IdentitasForm(LangkahForm):
    berkas_jenis = {"identitas": JenisBerkas.IDENTITAS, "surat_kuasa": JenisBerkas.SURAT_KUASA}

    lembaga = build_teks(
        "Nama lembaga", "Isi nama lembaga.", panjang=200, autocomplete="organization"
    )
    nomor_pengesahan = build_teks(
        "Nomor pengesahan badan hukum",
        panjang=100,
        bantu="Nomor surat keputusan dari Kementerian Hukum.",
    )
    nama = build_teks("Nama lengkap", "Isi nama lengkap.", panjang=150, autocomplete="name")
    nik = build_teks(
        "NIK",
        panjang=40,
        bantu="Enam belas angka pada KTP. Spasi dan tanda hubung boleh.",
        inputmode="numeric",
        autocomplete="off",
    )
    alamat = build_teks(
        "Alamat", "Isi alamat.", panjang=500, baris=3, autocomplete="street-address"
    )
    telepon = build_teks("Nomor telepon", panjang=30, bantu=KONTAK, type="tel", autocomplete="tel")
    email = build_email("E-mail", bantu="Tanda bukti dan kabar kami kirim ke alamat ini.")
    pekerjaan = build_teks("Pekerjaan", panjang=100)
    identitas = BerkasField(
        label="Bukti identitas",
        bantu=f"Dipakai untuk memastikan siapa pemohonnya. {SIMPAN}",
    )
    kuasa_nama = build_teks("Nama penerima kuasa", "Isi nama penerima kuasa.", panjang=150)
    kuasa_alamat = build_teks(
        "Alamat penerima kuasa", "Isi alamat penerima kuasa.", panjang=500, baris=3
    )
    kuasa_kontak = build_teks(
        "Telepon atau e-mail penerima kuasa",
        "Isi telepon atau e-mail penerima kuasa.",
        panjang=200,
    )
    surat_kuasa = BerkasField(
        label="Surat kuasa khusus",
        bantu=f"Anda juga dapat menunjukkannya kemudian di kantor kami. {SIMPAN}",
    )
    bantuan_khusus = build_teks(
        "Kebutuhan khusus",
        panjang=500,
        baris=2,
        bantu="Misalnya bantuan membaca, juru bahasa isyarat, atau kursi roda.",
    )

    def arrange(self) -> None:
        pemohon = self.isi.get("pemohon", {})
        jenis = pemohon.get("jenis_pemohon") or JenisPemohon.PERORANGAN
        for name in (*TANPA.get(jenis, ()), *(() if pemohon.get("kuasa") == YA else KUASA)):
            del self.fields[name]
        for name, label in LABEL.get(jenis, {}).items():
            self._rename(name, label)
        for name in ("telepon", "email"):
            self.fields[name].bersyarat = True
        self._require_nomor()
        self.fields["identitas"].bersyarat = self.pengaturan.identitas_wajib

    def _rename(self, name: str, label: str) -> None:
        self.fields[name].label = label
        self.fields[name].error_messages["required"] = f"Isi {label[:1].lower()}{label[1:]}."

    def _require_nomor(self) -> None:
        """The law does not ask for it; a body's own standard of service may (nik_wajib)."""
        for name in ("nik", "nomor_pengesahan"):
            if name in self.fields and self.pengaturan.nik_wajib:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = f"Isi {self.fields[name].label}."

    def clean_nik(self) -> str:
        nik = normalize_nik(self.cleaned_data["nik"])
        if nik and not is_nik(nik):
            raise ValidationError(f"NIK terdiri atas 16 angka. Yang Anda tulis: {len(nik)} tanda.")
        return nik

    def clean_telepon(self) -> str:
        return check_telepon(self.cleaned_data["telepon"])

    def clean(self) -> None:
        if not any(self.data.get(name, "").strip() for name in ("telepon", "email")):
            self.add_error("telepon", KONTAK)
        asked = "identitas" in self.fields and self.pengaturan.identitas_wajib
        if asked and not self._has_identitas():
            self.add_error("identitas", "Pilih berkas bukti identitas.")

    def _has_identitas(self) -> bool:
        """There is one, or what was chosen is told its own fault."""
        known = JenisBerkas.IDENTITAS in self.berkas_ada or "identitas" in self.errors
        return known or bool(self.cleaned_data.get("identitas"))


class InformasiForm(LangkahForm):
    rincian = build_teks(
        "Informasi yang Anda minta",
        "Isi informasi yang Anda minta.",
        panjang=5000,
        baris=6,
        bantu="Sebutkan dokumen atau datanya, tahunnya, dan wilayahnya, sejauh Anda tahu.",
    )
    tujuan = build_teks(  # Pasal 4 ayat (3) UU 14/2008
        "Tujuan penggunaan",
        "Isi untuk apa informasi itu Anda pakai.",
        panjang=2000,
        baris=3,
        bantu="Satu kalimat cukup, misalnya: bahan skripsi.",
    )
    cara_memperoleh = build_pilihan(
        "Bagaimana Anda ingin memperolehnya?",
        "Pilih cara memperoleh informasi.",
        CaraMemperoleh.choices,
    )
    cara_pengiriman = build_pilihan(
        "Bagaimana salinannya sampai kepada Anda?",
        "Pilih cara mengirimkan salinan.",
        CaraPengiriman.choices,
        bantu="Jawab bila Anda meminta salinan.",
        wajib=False,
    )

    def arrange(self) -> None:
        self.fields["cara_pengiriman"].bersyarat = True

    def clean(self) -> None:
        memperoleh = self.cleaned_data.get("cara_memperoleh")
        if memperoleh == CaraMemperoleh.MELIHAT:  # nothing is sent
            self.cleaned_data["cara_pengiriman"] = ""
        elif memperoleh and "cara_pengiriman" not in self.errors:
            self._check_pengiriman(memperoleh, self.cleaned_data.get("cara_pengiriman"))

    def _check_pengiriman(self, memperoleh: str, pengiriman: str) -> None:
        if not pengiriman:
            self.add_error("cara_pengiriman", "Pilih cara mengirimkan salinan.")
        elif pengiriman == CaraPengiriman.EMAIL and memperoleh == CaraMemperoleh.SALINAN_CETAK:
            self.add_error(
                "cara_pengiriman",
                "Salinan cetak tidak dapat dikirim lewat e-mail. Pilih cara lain.",
            )
        elif pengiriman == CaraPengiriman.EMAIL and not self._has_email():
            self.add_error(
                "cara_pengiriman",
                "Anda belum mengisi e-mail. Isi di langkah 2, atau pilih cara lain.",
            )

    def _has_email(self) -> bool:
        return bool(self.isi.get("identitas", {}).get("email", "").strip())
