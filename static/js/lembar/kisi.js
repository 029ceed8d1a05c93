// The grid: one cell has the focus, arrows move it, Enter or F2 edits it, a block can be chosen,
// copied, pasted and filled down. Follows the grid pattern of the ARIA Authoring Practices.
"use strict";

const buat = (nama, kelas = "", teks = "") => {
  const el = document.createElement(nama);
  if (kelas) el.className = kelas;
  if (teks) el.textContent = teks;
  return el;
};

class Kisi {
  #jejak = []; // changes that can be taken back, the newest last
  #disorot = [];
  #penyunting = null;
  #bergerak = false; // Tab passes by until somebody works in the grid
  r = 0;
  c = 0;
  r0 = 0;
  c0 = 0;

  constructor({ data, nama, tinggalkan, berpindah, berubah, kabarkan }) {
    Object.assign(this, { data, kolom: data.kolom, tinggalkan, berpindah, berubah, kabarkan });
    this.baris = data.baris.map((each) => new Baris(data.kolom, each));
    this.tabel = buat("table", "lembar lembar-kisi");
    this.tabel.setAttribute("role", "grid");
    this.tabel.setAttribute("aria-label", nama);
    this.badan = buat("tbody");
    this.tabel.append(this.#kepala(), this.badan);
    this.#tambahBaris(this.baris);
    if (data.boleh) this.tambah(5);
    this.#dengarkan();
    this.#sel(0, 0)?.setAttribute("tabindex", "0");
  }

  // --- Drawing ----------------------------------------------------------------------------------
  #kepala() {
    const kepala = buat("thead");
    const tr = buat("tr");
    const nama = [{ nama: "nomor", label: "Nomor" }, ...this.kolom];
    for (const each of nama) {
      const th = buat("th", `k-${each.nama}`, each.label);
      th.scope = "col";
      tr.append(th);
    }
    kepala.append(tr);
    return kepala;
  }

  #tambahBaris(daftar) {
    const potongan = document.createDocumentFragment();
    for (const baris of daftar) {
      const tr = buat("tr");
      baris.th = buat("th", "k-nomor");
      baris.th.scope = "row";
      tr.append(baris.th);
      baris.sel = this.kolom.map(({ nama }) => {
        const td = buat("td", `k-${nama}`);
        td.tabIndex = -1;
        td.append(buat("div"));
        tr.append(td);
        return td;
      });
      this.gambar(baris);
      potongan.append(tr);
    }
    this.badan.append(potongan);
  }

  gambar(baris) {
    baris.th.replaceChildren(buat("span", "", baris.nomor || "Baru"), buat("span", "lembar-status", baris.status));
    baris.th.append(buat("span", `lembar-keadaan kd-${baris.keadaan}`, baris.kata));
    baris.sel.forEach((td, c) => {
      const { nama } = this.kolom[c];
      if (td.firstChild.textContent !== baris.isi[c]) td.firstChild.textContent = baris.isi[c];
      td.classList.toggle("berubah", baris.isi[c] !== baris.asal[c]);
      td.classList.toggle("bercatatan", nama === "ringkasan" && baris.catatan !== "");
      const salah = nama in baris.galat || nama in baris.bentrok;
      if (salah !== td.hasAttribute("aria-invalid")) td.toggleAttribute("aria-invalid", salah);
      if (salah) td.setAttribute("aria-invalid", "true");
      if (!baris.boleh) td.setAttribute("aria-readonly", "true");
    });
    if (baris === this.aktif) this.#jelaskan();
  }

  tambah(jumlah) {
    const daftar = Array.from({ length: jumlah }, () => new Baris(this.kolom, null));
    this.baris.push(...daftar);
    this.#tambahBaris(daftar);
  }

  get aktif() {
    return this.baris[this.r];
  }

  #sel(r, c) {
    return this.baris[r]?.sel[c];
  }

  #tempat(td) {
    const r = td.parentElement.sectionRowIndex;
    return [r, this.baris[r].sel.indexOf(td)];
  }

  // --- Moving -----------------------------------------------------------------------------------
  pindah(r, c, { melebar = false, fokus = true } = {}) {
    const dulu = this.#blok().baris;
    this.#sel(this.r, this.c)?.setAttribute("tabindex", "-1");
    this.#sel(this.r, this.c)?.removeAttribute("aria-describedby");
    this.r = Math.max(0, Math.min(r, this.baris.length - 1));
    this.c = Math.max(0, Math.min(c, this.kolom.length - 1));
    if (!melebar) [this.r0, this.c0] = [this.r, this.c];
    const kini = this.#blok();
    this.#sorot(kini);
    const td = this.#sel(this.r, this.c);
    td.setAttribute("tabindex", "0");
    if (fokus) {
      td.focus({ preventScroll: true });
      td.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.#jelaskan();
    this.berpindah(this.aktif);
    this.tinggalkan(dulu.filter((baris) => !kini.baris.includes(baris)));
  }

  #blok() {
    const [atas, bawah] = [Math.min(this.r, this.r0), Math.max(this.r, this.r0)];
    const [kiri, kanan] = [Math.min(this.c, this.c0), Math.max(this.c, this.c0)];
    return { atas, bawah, kiri, kanan, baris: this.baris.slice(atas, bawah + 1) };
  }

  memilih(baris) {
    return this.#blok().baris.includes(baris);
  }

  #sorot({ kiri, kanan, baris }) {
    this.#disorot.forEach((td) => td.removeAttribute("aria-selected"));
    const banyak = baris.length > 1 || kiri < kanan;
    this.#disorot = banyak ? baris.flatMap((each) => each.sel.slice(kiri, kanan + 1)) : [];
    this.#disorot.forEach((td) => td.setAttribute("aria-selected", "true"));
  }

  #jelaskan() {
    const { nama, label } = this.kolom[this.c];
    const baris = this.aktif;
    const pesan = [
      baris.galat[nama],
      nama in baris.bentrok ? "Sel ini juga diubah orang lain. Pilih isinya di daftar di atas tabel." : "",
      nama === "ringkasan" && baris.isi[this.c] === baris.asal[this.c] ? baris.catatan : "",
      baris.boleh || !this.data.boleh ? "" : this.data.alasan,
    ].filter(Boolean).join(" ");
    const info = document.getElementById("lembar-info");
    info.textContent = `${baris.nama}, ${label}${pesan ? `: ${pesan}` : ""}`;
    info.classList.toggle("berpesan", pesan !== "");
    const td = this.#sel(this.r, this.c);
    if (pesan) td.setAttribute("aria-describedby", "lembar-info");
    else td.removeAttribute("aria-describedby");
  }

  #langkah(maju) {
    const n = this.r * this.kolom.length + this.c + maju;
    if (n < 0 || n >= this.baris.length * this.kolom.length) return false;
    this.pindah(Math.floor(n / this.kolom.length), n % this.kolom.length);
    return true;
  }

  // --- Events -----------------------------------------------------------------------------------
  #dengarkan() {
    const tabel = this.tabel;
    tabel.addEventListener("keydown", (event) => {
      const ditangani = this.#penyunting ? this.#tombolSunting(event) : this.#tombol(event);
      if (ditangani) event.preventDefault();
    });
    tabel.addEventListener("mousedown", (event) => this.#tunjuk(event));
    tabel.addEventListener("mouseover", (event) => {
      const td = event.target.closest("td");
      if (event.buttons === 1 && td && !this.#penyunting && this.#ditarik) {
        this.pindah(...this.#tempat(td), { melebar: true });
      }
    });
    addEventListener("mouseup", () => { this.#ditarik = false; });
    tabel.addEventListener("dblclick", (event) => event.target.closest("td") && this.sunting());
    tabel.addEventListener("focusin", (event) => {
      const td = event.target.closest("td");
      if (td && td !== this.#sel(this.r, this.c)) this.pindah(...this.#tempat(td));
      else if (td && !this.#penyunting) this.#jelaskan();
    });
    tabel.addEventListener("copy", (event) => this.#salin(event));
    tabel.addEventListener("paste", (event) => this.#tempelkan(event));
  }

  #ditarik = false;

  #tunjuk(event) {
    const td = event.target.closest("td");
    if (!td || event.button !== 0 || td.contains(this.#penyunting)) return;
    event.preventDefault();
    this.akhiri(true);
    const aktif = td === this.#sel(this.r, this.c) && td === document.activeElement;
    this.#bergerak = true;
    if (aktif && !event.shiftKey && this.r === this.r0 && this.c === this.c0) this.sunting();
    else this.pindah(...this.#tempat(td), { melebar: event.shiftKey });
    this.#ditarik = !this.#penyunting;
  }

  #tombol(event) {
    const { key, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    const halaman = 15;
    const arah = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
      PageUp: [-halaman, 0], PageDown: [halaman, 0],
    }[key];
    if (arah && !ctrl) {
      this.#bergerak = true;
      this.pindah(this.r + arah[0], this.c + arah[1], { melebar: shiftKey });
      return true;
    }
    if (key === "Home" || key === "End") {
      this.#bergerak = true;
      const c = key === "Home" ? 0 : this.kolom.length - 1;
      const ujung = key === "Home" ? 0 : this.baris.length - 1;
      this.pindah(ctrl ? ujung : this.r, c, { melebar: shiftKey });
      return true;
    }
    if (key === "Tab") return this.#bergerak && this.#langkah(shiftKey ? -1 : 1);
    if (key === "Escape") {
      this.#bergerak = false;
      this.kabarkan("Tekan Tab untuk keluar dari tabel.");
      return true;
    }
    if (key === "Enter" || key === "F2") return this.sunting();
    if (key === "Delete" || key === "Backspace") return this.#hapus();
    if (ctrl) return this.#pintas(key.toLowerCase());
    if (key.length === 1) return this.sunting(key);
    return false;
  }

  #pintas(key) {
    if (key === "a") this.#semua();
    else if (key === "z") this.urungkan();
    else if (key === "d") this.isiKeBawah();
    else if (key === "g") this.gandakan();
    else return false;
    return true;
  }

  #semua() {
    this.pindah(0, 0);
    this.pindah(this.baris.length - 1, this.kolom.length - 1, { melebar: true });
  }

  #tombolSunting(event) {
    const { key, shiftKey, isComposing } = event;
    if (isComposing) return false;
    if (key === "a" && event.ctrlKey) return this.#penyunting.tagName === "SELECT"; // not the page
    if (key === "Escape") {
      this.akhiri(false);
      this.pindah(this.r, this.c);
      return true;
    }
    if (key === "Enter" && (shiftKey || event.altKey)) {
      if (this.kolom[this.c].jenis === "panjang") this.#penyunting.setRangeText("\n", this.#penyunting.selectionStart, this.#penyunting.selectionEnd, "end");
      return true;
    }
    if (key === "Enter") {
      this.akhiri(true);
      this.pindah(this.r + 1, this.c);
      return true;
    }
    if (key === "Tab") {
      this.akhiri(true);
      if (!this.#langkah(shiftKey ? -1 : 1)) this.pindah(this.r, this.c);
      return true;
    }
    return false;
  }

  // --- Editing ----------------------------------------------------------------------------------
  sunting(awal) {
    const baris = this.aktif;
    const { nama, label, jenis, saran } = this.kolom[this.c];
    if (!baris.boleh || !this.data.boleh) {
      if (this.data.boleh) this.kabarkan(this.data.alasan);
      return true;
    }
    this.#bergerak = true;
    const el = this.#buatIsian(nama, jenis, saran);
    el.setAttribute("aria-label", `${label}, ${baris.nama.toLowerCase()}`);
    if (nama in baris.galat) el.setAttribute("aria-invalid", "true");
    el.setAttribute("aria-describedby", "lembar-info");
    const td = this.#sel(this.r, this.c);
    td.classList.add("disunting");
    td.append(el);
    this.#penyunting = el;
    el.value = awal !== undefined && jenis !== "pilihan" ? awal : baris.isi[this.c];
    el.focus({ preventScroll: true });
    el.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (el.setSelectionRange) el.setSelectionRange(el.value.length, el.value.length);
    el.addEventListener("blur", () => this.akhiri(true));
    return true;
  }

  #buatIsian(nama, jenis, saran) {
    if (jenis === "pilihan") {
      const el = buat("select");
      const pilihan = new Set([...this.data.kategori, this.aktif.isi[this.c]]); // a wrong word stays
      el.append(...Array.from(pilihan, (teks) => new Option(teks || "(kosong)", teks)));
      return el;
    }
    if (jenis === "panjang" || nama === "judul") {
      const el = buat("textarea");
      el.rows = jenis === "panjang" ? 5 : 3;
      return el;
    }
    const el = buat("input");
    el.autocomplete = "off";
    if (saran) {
      el.setAttribute("list", "lembar-saran");
      document.getElementById("lembar-saran").replaceChildren(...this.#saran(nama).map((teks) => new Option(teks)));
    }
    return el;
  }

  // Values of this column, the most frequent first.
  #saran(nama) {
    const hitung = new Map((this.data.saran[nama] ?? []).map((teks) => [teks, 0]));
    for (const baris of this.baris) {
      const teks = baris.isi[this.c];
      if (teks) hitung.set(teks, (hitung.get(teks) ?? 0) + 1);
    }
    return [...hitung].sort((a, b) => b[1] - a[1]).slice(0, 50).map(([teks]) => teks);
  }

  akhiri(simpan) {
    const el = this.#penyunting;
    if (!el) return;
    this.#penyunting = null;
    const td = el.parentElement;
    td.classList.remove("disunting");
    const fokus = el === document.activeElement;
    // Written before the field goes: its going counts as leaving the row.
    if (simpan) this.tulis([[this.r, this.c, el.value]]);
    if (fokus) td.focus({ preventScroll: true });
    el.remove();
  }

  // One act of a person; taken back as one. Returns the number of cells that changed.
  tulis(daftar) {
    const jejak = [];
    const kena = new Set();
    for (const [r, c, teks] of daftar) {
      const baris = this.baris[r];
      const dari = baris.isi[c];
      if (!baris.tulis(c, teks)) continue;
      jejak.push([baris, c, dari]);
      kena.add(baris);
    }
    if (jejak.length) this.#jejak.push(jejak);
    kena.forEach((baris) => this.berubah(baris));
    return jejak.length;
  }

  urungkan() {
    const jejak = this.#jejak.pop();
    if (!jejak) return this.kabarkan("Tidak ada yang dapat diurungkan.");
    for (const [baris, c, dari] of jejak) baris.tulis(c, dari);
    const kena = new Set(jejak.map(([baris]) => baris));
    kena.forEach((baris) => this.berubah(baris));
    this.pindah(this.baris.indexOf(jejak[0][0]), jejak[0][1]);
    this.tinggalkan([...kena].filter((baris) => baris !== this.aktif));
    return this.kabarkan(`Diurungkan: ${jejak.length} sel.`);
  }

  #hapus() {
    const { atas, kiri, kanan, baris } = this.#blok();
    this.tulis(baris.flatMap((_, n) => this.#lebar(kiri, kanan).map((c) => [atas + n, c, ""])));
    return true;
  }

  #lebar(kiri, kanan) {
    return Array.from({ length: kanan - kiri + 1 }, (_, n) => kiri + n);
  }

  isiKeBawah() {
    const { atas, bawah, kiri, kanan } = this.#blok();
    const sumber = atas === bawah ? atas - 1 : atas;
    if (sumber < 0) return this.kabarkan("Pilih sel di bawah sel yang ingin disalin.");
    const tujuan = Array.from({ length: bawah - sumber }, (_, n) => sumber + 1 + n);
    const daftar = tujuan.flatMap((r) => this.#lebar(kiri, kanan).map((c) => [r, c, this.baris[sumber].isi[c]]));
    return this.kabarkan(`Diisi ke bawah: ${this.tulis(daftar)} sel.`);
  }

  // The copy goes into the first empty row at the end.
  gandakan() {
    const asal = this.aktif;
    let r = this.#ujung();
    if (r >= this.baris.length) this.tambah(5);
    this.tulis(this.kolom.map((_, c) => [r, c, asal.isi[c]]));
    this.pindah(r, 0);
    this.kabarkan(`${asal.nama} digandakan ke baris baru di akhir lembar. Ubah yang berbeda.`);
  }

  // The place after the last row that holds something.
  #ujung() {
    let r = this.baris.length;
    while (r > 0 && this.baris[r - 1].baru && this.baris[r - 1].isi.every((teks) => !teks)) r -= 1;
    return r;
  }

  // --- Clipboard --------------------------------------------------------------------------------
  #salin(event) {
    if (this.#penyunting) return;
    const { kiri, kanan, baris } = this.#blok();
    event.clipboardData.setData("text/plain", Tsv.write(baris.map((each) => each.isi.slice(kiri, kanan + 1))));
    event.preventDefault();
  }

  #tempelkan(event) {
    const blok = Tsv.read(event.clipboardData.getData("text/plain"));
    const satu = blok.length === 1 && blok[0].length === 1;
    if (!this.data.boleh || (this.#penyunting && satu)) return;
    event.preventDefault();
    this.akhiri(false);
    this.tempel(blok);
  }

  tempel(blok) {
    const [atas, kiri] = [Math.min(this.r, this.r0), Math.min(this.c, this.c0)];
    const lebar = Math.min(Math.max(...blok.map((sel) => sel.length)), this.kolom.length - kiri);
    const kurang = atas + blok.length - this.baris.length;
    if (kurang > 0) this.tambah(kurang + 5);
    const daftar = blok.flatMap((sel, n) => sel.slice(0, lebar).map((teks, c) => [atas + n, kiri + c, teks]));
    const terkunci = blok.filter((_, n) => !this.baris[atas + n].boleh).length;
    const luar = Math.max(...blok.map((sel) => sel.length)) - lebar;
    const sel = this.tulis(daftar);
    this.pindah(atas, kiri);
    this.pindah(atas + blok.length - 1, kiri + lebar - 1, { melebar: true });
    const catatan = [
      `Ditempel: ${blok.length} baris, ${sel} sel berubah.`,
      terkunci ? `${terkunci} baris yang sudah terbit dilewati.` : "",
      luar > 0 ? `${luar} kolom di luar lembar tidak ditempel.` : "",
      "Periksa, lalu pindah dari blok ini atau tekan Simpan semua.",
    ];
    this.kabarkan(catatan.filter(Boolean).join(" "));
  }
}
