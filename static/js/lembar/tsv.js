// The text of a copied block, as Excel, LibreOffice and Google Sheets write it: cells parted by tabs,
// rows by line breaks; a cell that holds a tab or a line break stands in quotes, its own quotes doubled.
"use strict";

class Tsv {
  // Excel ends rows with CR LF and breaks lines inside a cell with LF: where a text has both, a break
  // of rows never stands in quotes. Rows are parted by "\r" here, whatever came.
  static read(text) {
    const campur = /\r\n/.test(text) && /[^\r]\n/.test(text);
    const satu = text.replaceAll("\r\n", "\r");
    const plain = (campur ? satu : satu.replaceAll("\n", "\r")).replace(/\r$/, "");
    const rows = [[]];
    for (let at = 0; ; at += 1) {
      const [cell, end] = Tsv.#cell(plain, at, campur);
      rows.at(-1).push(cell);
      if (end >= plain.length) return rows;
      if (plain[end] === "\r") rows.push([]);
      at = end;
    }
  }

  static #cell(text, start, campur) {
    const quoted = text[start] === '"' && Tsv.#quoted(text, start, campur);
    if (quoted) return quoted;
    const rest = text.slice(start).search(/[\t\r]/);
    const end = rest < 0 ? text.length : start + rest;
    return [text.slice(start, end), end];
  }

  // Only where quoting was needed: a title that itself begins and ends with quotes keeps them.
  static #quoted(text, start, campur) {
    let end = start + 1;
    for (;;) {
      end = text.indexOf('"', end);
      if (end < 0) return null;
      if (text[end + 1] !== '"') break;
      end += 2;
    }
    const inner = text.slice(start + 1, end);
    const closed = end + 1 === text.length || "\t\r".includes(text[end + 1]);
    const needed = /[\t\r\n]|""/.test(inner) && !(campur && inner.includes("\r"));
    return closed && needed ? [inner.replaceAll('""', '"').replaceAll("\r", "\n"), end + 1] : null;
  }

  static write(rows) {
    const quote = (cell) => (/[\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return rows.map((row) => row.map(quote).join("\t")).join("\r\n");
  }
}
