// Puts the grid in the place of the plain form once the year has arrived; without it the form stays.
"use strict";

const TOMBOL = [
  ["Panah, Tab, Enter", "Pindah sel; tambah Shift pada panah untuk memilih beberapa sel"],
  ["Enter, F2, atau ketik", "Sunting sel; Enter selesai, Esc batal, Shift+Enter baris baru"],
  ["Ctrl+C, Ctrl+V", "Salin dan tempel, juga dari Excel dan Google Sheets"],
  ["Ctrl+D", "Isi ke bawah"],
  ["Ctrl+G", "Gandakan baris"],
  ["Ctrl+Z", "Urungkan"],
  ["Ctrl+S", "Simpan semua"],
  ["Esc lalu Tab", "Keluar dari tabel"],
];

class Halaman {
  constructor(akar, data) {
    this.akar = akar;
    this.masalah = buat("ul");
    this.kotak = buat("section", "errornote lembar-masalah");
    this.kotak.setAttribute("aria-label", "Perlu diperbaiki");
    this.kotak.append(this.masalah);
    this.status = buat("p", "lembar-ringkas");
    this.status.setAttribute("role", "status");
    this.kabar = buat("p", "lembar-berita");
    this.kabar.setAttribute("role", "status");
    this.info = buat("p", "lembar-info");
    this.info.id = "lembar-info";
    this.saran = buat("datalist");
    this.saran.id = "lembar-saran";
    const { alamat, simpan, nama } = akar.dataset;
    this.pengirim = new Pengirim({
      simpan, data: alamat, token: data.token,
      berubah: (baris) => this.perbarui(baris),
      disunting: (baris) => this.kisi.memilih(baris),
      kabarkan: (teks) => this.kabarkan(teks),
    });
    akar.append(this.bilah(data.boleh), this.bantuan(), this.kabar, this.status, this.kotak, this.info, this.saran);
    this.kisi = new Kisi({
      data, nama,
      tinggalkan: (daftar) => this.tinggalkan(daftar),
      berpindah: (baris) => this.tautkan(baris),
      berubah: (baris) => this.perbarui(baris),
      kabarkan: (teks) => this.kabarkan(teks),
    });
    this.gulir = buat("div", "lembar-gulir");
    this.gulir.append(this.kisi.tabel);
    akar.append(this.gulir);
    this.jaga();
    this.rangkum();
  }

  bilah(boleh) {
    const bilah = buat("div", "lembar-bilah");
    bilah.setAttribute("role", "group");
    bilah.setAttribute("aria-label", "Alat lembar kerja");
    const tombol = (teks, aksi, kunci = "") => {
      const el = buat("button", "button", teks);
      el.type = "button";
      if (kunci) el.setAttribute("aria-keyshortcuts", kunci);
      el.addEventListener("click", aksi);
      return el;
    };
    const keSel = (aksi) => () => {
      aksi();
      this.kisi.pindah(this.kisi.r, this.kisi.c, { melebar: true });
    };
    this.buka = buat("a", "button", "Buka formulir baris");
    this.buka.hidden = true;
    if (boleh) {
      this.tombolSimpan = tombol("Simpan semua", () => this.simpanSemua(), "Control+S");
      this.tombolSimpan.classList.add("default");
      bilah.append(
        this.tombolSimpan,
        tombol("Isi ke bawah", keSel(() => this.kisi.isiKeBawah()), "Control+D"),
        tombol("Gandakan baris", () => this.kisi.gandakan(), "Control+G"),
        tombol("Urungkan", keSel(() => this.kisi.urungkan()), "Control+Z"),
        tombol("Tambah 5 baris", () => {
          this.kisi.tambah(5);
          this.kisi.pindah(this.kisi.baris.length - 5, 0);
        }),
      );
    }
    bilah.append(this.buka);
    return bilah;
  }

  bantuan() {
    const bantuan = buat("details", "lembar-tombol");
    const dl = buat("dl");
    TOMBOL.forEach(([kunci, guna]) => dl.append(buat("dt", "", kunci), buat("dd", "", guna)));
    bantuan.append(buat("summary", "", "Tombol papan ketik"), dl);
    return bantuan;
  }

  // --- What a person reads ------------------------------------------------------------------------
  kabarkan(teks) {
    this.kabar.textContent = teks;
  }

  tautkan(baris) {
    this.buka.hidden = !baris.pk;
    if (baris.pk) this.buka.href = `${this.akar.dataset.entri}${baris.pk}/change/`;
  }

  perbarui(baris) {
    this.kisi?.gambar(baris);
    this.nanti ??= requestAnimationFrame(() => {
      this.nanti = null;
      this.rangkum();
    });
  }

  rangkum() {
    const hitung = (...keadaan) => this.kisi.baris.filter((baris) => keadaan.includes(baris.keadaan)).length;
    const bagian = [
      [hitung("mengirim"), "sedang disimpan"],
      [hitung("belum"), "belum tersimpan"],
      [hitung("tertunda"), "menunggu jaringan"],
      [hitung("galat", "terkunci", "hilang"), "galat"],
      [hitung("bentrok"), "berubah di tempat lain"],
      [hitung("tersimpan"), "tersimpan"],
    ].filter(([jumlah]) => jumlah).map(([jumlah, kata]) => `${jumlah} baris ${kata}`);
    const ringkas = bagian.length ? `${bagian.join(", ")}.` : "";
    if (this.status.textContent !== ringkas) this.status.textContent = ringkas;
    const daftar = this.kisi.baris.flatMap((baris) => this.uraikan(baris));
    this.masalah.replaceChildren(...daftar);
    this.kotak.hidden = daftar.length === 0;
  }

  uraikan(baris) {
    const butir = (nama, pesan, ...lain) => {
      const li = buat("li");
      const kolom = this.kisi.kolom.find((each) => each.nama === nama);
      const ke = buat("button", "lembar-tuju", kolom ? `${baris.nama}, ${kolom.label}` : baris.nama);
      ke.type = "button";
      ke.addEventListener("click", () => this.kisi.pindah(this.kisi.baris.indexOf(baris), Math.max(0, this.kisi.kolom.indexOf(kolom))));
      li.append(ke, `: ${pesan}`, ...lain);
      return li;
    };
    return [
      ...Object.entries(baris.galat).map(([nama, pesan]) => butir(nama, pesan)),
      ...Object.entries(baris.bentrok).map(([nama, lain]) => this.tawarkan(baris, nama, lain, butir)),
      ...(baris.pesan ? [butir("", baris.pesan)] : []),
    ];
  }

  // Both texts of a cell, and the choice.
  tawarkan(baris, nama, lain, butir) {
    const c = this.kisi.kolom.findIndex((kolom) => kolom.nama === nama);
    const dl = buat("dl", "lembar-banding");
    for (const [dt, dd] of [["Isian Anda", baris.isi[c]], [`Isian ${lain.oleh}, ${lain.pada}`, lain.isi]]) {
      dl.append(buat("dt", "", dt), buat("dd", "", dd || "(kosong)"));
    }
    const pilih = (teks, milikku) => {
      const el = buat("button", "button", teks);
      el.type = "button";
      el.addEventListener("click", () => {
        baris.pilih(nama, milikku);
        this.perbarui(baris);
        this.pengirim.antre(baris);
        this.kisi.pindah(this.kisi.baris.indexOf(baris), c);
      });
      return el;
    };
    const tombol = buat("div", "lembar-pilihan");
    tombol.append(pilih("Pakai isian saya", true), pilih(`Pakai isian ${lain.oleh}`, false));
    return butir(nama, `sudah diubah ${lain.oleh} pada ${lain.pada}.`, dl, tombol);
  }

  // --- Saving -------------------------------------------------------------------------------------
  // A fault that was told is not sent again before its row changed, or somebody asks for it.
  tinggalkan(daftar) {
    this.pengirim.antre(...daftar.filter((baris) => baris.keadaan !== "galat"));
  }

  simpanSemua() {
    this.kisi.akhiri(true);
    const belum = this.kisi.baris.filter((baris) => baris.belumAman);
    if (!belum.length) return this.kabarkan("Semua sudah tersimpan.");
    return this.pengirim.antre(...belum);
  }

  jaga() {
    addEventListener("beforeunload", (event) => {
      this.kisi.akhiri(true);
      if (this.kisi.baris.some((baris) => baris.belumAman)) event.preventDefault();
    });
    this.akar.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        this.simpanSemua();
      }
    });
    this.akar.addEventListener("focusout", (event) => {
      if (this.akar.contains(event.relatedTarget)) return;
      this.kisi.akhiri(true);
      this.tinggalkan([this.kisi.aktif]);
    });
  }
}

document.addEventListener("DOMContentLoaded", async () => {
  const akar = document.getElementById("lembar");
  const polos = document.querySelector(".lembar-polos");
  polos.hidden = true;
  akar.hidden = false;
  akar.append(buat("p", "lembar-memuat", "Memuat lembar…"));
  try {
    const jawaban = await fetch(akar.dataset.alamat);
    if (!jawaban.ok || jawaban.redirected) throw new Error(jawaban.status);
    const data = await jawaban.json();
    akar.replaceChildren();
    polos.hidden = data.boleh || data.baris.length > 0; // nothing to read: the form says so
    if (!polos.hidden) return;
    new Halaman(akar, data);
    polos.remove();
  } catch {
    akar.replaceChildren(buat("p", "lembar-kabar", "Lembar penuh tidak dapat dimuat. Pakai formulir di bawah ini, atau muat ulang halaman."));
    polos.hidden = false;
  }
});
