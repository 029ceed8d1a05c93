// The name of the chosen file says which kind it is; without this script the officer chooses it.
document.querySelector('#id_import_file')?.addEventListener('change', (event) => {
  const kind = event.target.value.split('.').pop().toLowerCase();
  const choices = document.querySelector('select#id_format')?.options ?? [];
  for (const choice of choices) {
    if (choice.text.trim().toLowerCase() === kind) choice.selected = true;
  }
});
