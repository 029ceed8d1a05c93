// Comforts only: every page is complete without this file.
document.querySelectorAll("[data-cetak]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

if (navigator.clipboard) {
  document.querySelectorAll("[data-salin]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const kabar = document.querySelector("[data-kabar]");
      try {
        await navigator.clipboard.writeText(button.dataset.salin);
        kabar.textContent = "Tautan sudah disalin.";
      } catch {
        kabar.textContent = "Tautan belum tersalin. Salin alamat di bawah ini dengan tangan.";
      }
    });
  });
}
