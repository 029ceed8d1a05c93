// Settings of the rich-text editor. No General HTML Support, no source, no colours, no fonts:
// what the editor cannot make, the server throws away anyhow (halaman/teks.py).
"use strict";

const KONFIGURASI = {
  language: { ui: "id", content: "id" },
  toolbar: {
    items: [
      "heading", "|", "bold", "italic", "link", "|",
      "bulletedList", "numberedList", "blockQuote", "|",
      "insertTable", "uploadImage", "|", "undo", "redo",
    ],
    shouldNotGroupWhenFull: true,
  },
  heading: {
    options: [
      { model: "paragraph", title: "Paragraf", class: "ck-heading_paragraph" },
      { model: "heading2", view: "h2", title: "Judul bagian", class: "ck-heading_heading2" },
      { model: "heading3", view: "h3", title: "Subjudul", class: "ck-heading_heading3" },
      { model: "heading4", view: "h4", title: "Subjudul kecil", class: "ck-heading_heading4" },
    ],
  },
  image: {
    toolbar: ["imageTextAlternative", "toggleImageCaption"],
    upload: { types: ["jpeg", "png", "webp"] },
    insert: { type: "block", integrations: ["upload"] },
  },
  table: {
    contentToolbar: ["tableColumn", "tableRow", "mergeTableCells", "toggleTableCaption"],
    defaultHeadings: { rows: 1 },
  },
  link: { defaultProtocol: "https://", addTargetToExternalLinks: false },
  list: { properties: { styles: false, startIndex: true, reversed: false } },
  wordCount: { displayCharacters: false },
  removePlugins: [
    "Alignment", "Autosave", "CKFinderUploadAdapter", "Code", "CodeBlock", "FindAndReplace",
    "Font", "FullPage", "GeneralHtmlSupport", "Highlight", "HtmlEmbed",
    "ImageResize", "ImageStyle", "IndentBlock", "LinkImage",
    "Markdown", "MediaEmbed", "Mention", "PageBreak", "ShowBlocks", "SourceEditing",
    "SpecialCharacters", "SpecialCharactersEssentials", "Strikethrough", "Style",
    "TableCellProperties", "TableProperties", "TodoList", "Underline",
  ],
};

// After an upload the question for the text alternative opens by itself.
function tanyakanAlternatif(editor) {
  editor.plugins.get("ImageUploadEditing").on("uploadComplete", (_, { imageElement }) => {
    editor.model.change((writer) => writer.setSelection(imageElement, "on"));
    editor.editing.view.focus();
    editor.ui.componentFactory.create("imageTextAlternative").fire("execute");
  });
}

document.addEventListener("DOMContentLoaded", () => {
  for (const tempat of document.querySelectorAll("[data-penyunting]")) {
    tempat.textContent = JSON.stringify(KONFIGURASI);
    window.ckeditorRegisterCallback(tempat.dataset.penyunting, tanyakanAlternatif);
  }
});
