// One row of the sheet: what the server holds (asal), what stands here (isi), and how far it is saved.
"use strict";

const HURUF_KODE = "23456789BCDFGHJKMNPQRSTVWXYZ"; // as situs/kode.py
const KATA = {
  belum: "Belum tersimpan",
  mengirim: "Menyimpan…",
  tersimpan: "Tersimpan",
  tertunda: "Menunggu jaringan",
  bentrok: "Berubah di tempat lain",
  hilang: "Tidak ada lagi",
  terkunci: "Tidak tersimpan: sudah terbit",
};

class Baris {
  constructor(kolom, data) {
    this.kolom = kolom;
    this.galat = {};
    this.bentrok = {};
    this.pesan = "";
    this.keadaan = "";
    this.kiriman = null; // what was sent and not yet answered
    if (data) this.muat(data);
    else this.kosongkan();
  }

  kosongkan() {
    // The code is drawn here, so that a message that came twice makes one row.
    const acak = crypto.getRandomValues(new Uint8Array(8));
    this.kode = Array.from(acak, (n) => HURUF_KODE[n % HURUF_KODE.length]).join("");
    Object.assign(this, { versi: 0, nomor: 0, pk: null, status: "", boleh: true, catatan: "" });
    this.asal = this.kolom.map(() => "");
    this.isi = [...this.asal];
  }

  muat([kode, versi, nomor, pk, status, boleh, catatan, ...sel]) {
    const berubah = this.asal ? this.berubah : [];
    Object.assign(this, { kode, versi, nomor, pk, status, boleh, catatan, asal: sel });
    this.isi = sel.map((teks, c) => (berubah.includes(c) ? this.isi[c] : teks));
  }

  get baru() {
    return this.versi === 0;
  }

  get nama() {
    return this.nomor ? `Baris ${this.nomor}` : "Baris baru";
  }

  get berubah() {
    return this.isi.flatMap((teks, c) => (teks === this.asal[c] ? [] : [c]));
  }

  get belumAman() {
    return this.kiriman !== null || this.berubah.length > 0;
  }

  get kata() {
    const sel = Object.keys(this.galat).length;
    if (this.keadaan === "galat") return sel ? `Galat: ${sel} sel` : "Galat";
    return KATA[this.keadaan] ?? "";
  }

  // Returns whether the cell changed.
  tulis(c, teks) {
    const { nama, jenis } = this.kolom[c];
    const rapi = jenis === "panjang" ? teks.replace(/\r\n?/g, "\n").trim() : teks.replace(/\s+/g, " ").trim();
    if (!this.boleh || this.isi[c] === rapi) return false;
    this.isi[c] = rapi;
    delete this.galat[nama];
    this.pesan = "";
    if (this.keadaan !== "mengirim" && this.keadaan !== "bentrok") {
      this.keadaan = this.berubah.length ? "belum" : "";
    }
    return true;
  }

  // The same message is sent until it is answered; what is typed meanwhile comes after it.
  ambilKiriman() {
    const pilih = (sel) => Object.fromEntries(this.dikirim.map((c) => [this.kolom[c].nama, sel[c]]));
    if (!this.kiriman) {
      this.dikirim = this.berubah;
      this.terkirim = [...this.isi];
      this.kiriman = { kode: this.kode, versi: this.versi, isi: pilih(this.isi), semula: pilih(this.asal) };
    }
    this.keadaan = "mengirim";
    return this.kiriman;
  }

  terima({ keadaan, baris, galat, bentrok, pesan }) {
    // What was typed since the message left is not answered yet.
    const lanjut = this.isi.map((teks, c) => teks !== this.terkirim[c]);
    const baru = this.kolom.filter((_, c) => lanjut[c]).map(({ nama }) => nama);
    this.kiriman = null;
    Object.assign(this, { keadaan, galat, pesan });
    baru.forEach((nama) => delete galat[nama]);
    if (keadaan === "tersimpan") {
      const kini = this.isi;
      this.asal = kini;
      this.muat(baris);
      this.isi = this.asal.map((teks, c) => (lanjut[c] ? kini[c] : teks));
    } else if (keadaan === "bentrok") {
      this.#bandingkan(baris, bentrok);
    } else if (keadaan === "terkunci") {
      this.boleh = false;
    }
    if (baru.length && ["tersimpan", "galat"].includes(keadaan)) this.keadaan = "belum";
  }

  // Cells that only the colleague changed are taken; where both wrote, a person chooses.
  #bandingkan(baris, bentrok) {
    const semula = this.asal;
    const punyaku = this.isi;
    this.muat(baris);
    this.isi = this.asal.map((teks, c) => (punyaku[c] === semula[c] ? teks : punyaku[c]));
    this.bentrok = bentrok;
  }

  pilih(nama, milikku) {
    const c = this.kolom.findIndex((kolom) => kolom.nama === nama);
    if (!milikku) this.isi[c] = this.asal[c];
    delete this.bentrok[nama];
    if (!Object.keys(this.bentrok).length) this.keadaan = this.berubah.length ? "belum" : "tersimpan";
  }

  tolak(pesan) {
    this.kiriman = null;
    Object.assign(this, { keadaan: "galat", pesan });
  }
}
