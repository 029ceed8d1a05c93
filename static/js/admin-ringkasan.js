// Says while typing that a summary may be only the title (indicator 2 of Kominfo's form).
// The same rule stands in dip/ringkasan.py, which decides; this only tells earlier.
(() => {
  "use strict";
  const MIN_LENGTH = 40;
  const OPENINGS = /^(berisi|memuat|menyajikan|merupakan|adalah)?\s*(tentang|mengenai|informasi|dokumen|data)?\s*/i;
  const judul = document.getElementById("id_judul");
  const ringkasan = document.getElementById("id_ringkasan");
  if (!judul || !ringkasan) {
    return;
  }
  const fold = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}_\s]/gu, " ").split(/\s+/).filter(Boolean).join(" ");
  const core = (text) => fold(text.trim().replace(OPENINGS, ""));
  const note = document.createElement("p");
  note.className = "peringatan-ringkasan";
  note.setAttribute("role", "status");
  ringkasan.insertAdjacentElement("afterend", note);

  const judge = () => {
    const text = fold(ringkasan.value);
    if (!text) {
      return "";
    }
    if (judul.value.trim() && core(ringkasan.value) === core(judul.value)) {
      return "Ringkasan hanya mengulang judul. Tulis apa isinya.";
    }
    return text.length < MIN_LENGTH
      ? `Ringkasan sangat pendek (${text.length} huruf). Tulis isi informasinya, bukan namanya.`
      : "";
  };
  const show = () => {
    const message = judge();
    if (note.textContent !== message) {
      note.textContent = message;
    }
  };
  judul.addEventListener("input", show);
  ringkasan.addEventListener("input", show);
  show();
})();
