// Sends rows one message at a time, and keeps trying while the network is away.
"use strict";

const SEKALI = 40; // rows in one message
const JEDA = [5, 10, 20, 30]; // seconds between attempts

class Pengirim {
  #antrean = new Set();
  #sedang = false;
  #gagal = 0;
  #tunggu = null;

  constructor({ simpan, data, token, berubah, disunting, kabarkan }) {
    Object.assign(this, { simpan, data, token, berubah, disunting, kabarkan });
    addEventListener("online", () => this.jalan());
  }

  antre(...daftar) {
    for (const baris of daftar) {
      const menunggu = ["bentrok", "hilang", "terkunci"].includes(baris.keadaan);
      if (baris.belumAman && !menunggu) this.#antrean.add(baris);
    }
    this.jalan();
  }

  async jalan() {
    clearTimeout(this.#tunggu);
    if (this.#sedang) return;
    this.#sedang = true;
    let sekali = SEKALI;
    let lanjut = true;
    while (lanjut && this.#antrean.size) {
      const daftar = [...this.#antrean].slice(0, sekali);
      const hasil = await this.#kirim(daftar);
      lanjut = hasil !== "tunda";
      sekali = hasil === "pecah" ? 1 : sekali; // one bad row must not hold the others
    }
    this.#sedang = false;
  }

  async #kirim(daftar, ulang = false) {
    const baris = daftar.map((each) => each.ambilKiriman());
    daftar.forEach((each) => this.berubah(each));
    let jawaban;
    try {
      jawaban = await fetch(this.simpan, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ baris }),
      });
    } catch {
      return this.#tunda(daftar, "Jaringan terputus. Isian Anda tetap di halaman ini dan dikirim lagi sendiri.");
    }
    const json = jawaban.headers.get("Content-Type")?.startsWith("application/json");
    if (json && jawaban.ok) return this.#terima(daftar, (await jawaban.json()).baris);
    if (json && jawaban.status < 500) {
      if (daftar.length > 1) return "pecah";
      this.#selesai(daftar[0], (await jawaban.json()).pesan);
      return "galat";
    }
    if (jawaban.status >= 500) {
      return this.#tunda(daftar, "Server sedang tidak menjawab. Isian Anda tetap di halaman ini dan dikirim lagi sendiri.");
    }
    if (!ulang && (await this.#perbaruiToken())) return this.#kirim(daftar, true);
    return this.#tunda(daftar, "Anda sudah keluar atau tidak berhak lagi. Masuk lagi di tab lain; isian Anda tetap di halaman ini, lalu tekan Simpan semua.");
  }

  #terima(daftar, jawaban) {
    if (this.#gagal) this.kabarkan("Tersambung lagi.");
    this.#gagal = 0;
    daftar.forEach((baris, n) => {
      baris.terima(jawaban[n]);
      const lagi = baris.keadaan === "belum" && !this.disunting(baris);
      if (!lagi) this.#antrean.delete(baris);
      this.berubah(baris);
    });
    return "selesai";
  }

  #selesai(baris, pesan) {
    this.#antrean.delete(baris);
    baris.tolak(pesan);
    this.berubah(baris);
  }

  #tunda(daftar, pesan) {
    const detik = JEDA[Math.min(this.#gagal, JEDA.length - 1)];
    this.#gagal += 1;
    daftar.forEach((baris) => {
      baris.keadaan = "tertunda";
      this.berubah(baris);
    });
    this.kabarkan(pesan);
    this.#tunggu = setTimeout(() => this.jalan(), detik * 1000);
    return "tunda";
  }

  // After a new log-in in another tab the old token no longer holds.
  async #perbaruiToken() {
    try {
      const jawaban = await fetch(this.data);
      if (jawaban.redirected || !jawaban.ok) return false;
      this.token = (await jawaban.json()).token;
      return true;
    } catch {
      return false;
    }
  }
}
