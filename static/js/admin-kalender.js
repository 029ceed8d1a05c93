// Django draws its calendar outside every landmark; as a named dialog it has a place of its own.
document.addEventListener('click', () => {
  document.querySelectorAll('.calendarbox:not([role]), .clockbox:not([role])').forEach((box) => {
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', box.classList.contains('clockbox') ? 'Pilih waktu' : 'Kalender');
  });
});
