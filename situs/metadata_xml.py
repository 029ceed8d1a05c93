"""One XML part of an office file without the people in it. Which names stand where is the two
tables; the rules are the elements' own, so that the words of a document are never touched."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"

# Attributes that Word puts at any element: the first may be empty, the others may be missing.
_W_KOSONG = {f"{_W}author", f"{_W}initials"}
_W_BUANG = {f"{_W}date", f"{_W}rsid"}
# Local name of the element -> attributes that name a person or a moment.
_KOSONG = {
    "person": ("displayName", "userId"),
    "cmAuthor": ("name", "initials"),
    "author": ("name", "initials", "userId"),
    "fileSharing": ("userName",),
}
_BUANG = {
    "threadedComment": ("dT",),
    "cm": ("dt", "created"),
    "pageSetup": (f"{_R}id",),  # of the printer's settings, which are not kept
}
# Elements whose text names somebody or something, and elements that go as a whole.
_TANPA_TEKS = {
    f"{_DC}creator",
    f"{_DC}date",
    f"{_META}creator-initials",
    f"{_META}date-string",
    f"{_LOEXT}sender-initials",
}
_CETAK = {"PrinterName", "PrinterSetup", "PrintFaxName", "Rsid", "RsidRoot"}
_TANPA_UNSUR = {"absPath", "rsids"}  # a folder on somebody's disk; one number for each sitting
_TANPA_HUBUNGAN = ("/core-properties", "/extended-properties", "/custom-properties")
_TANPA_HUBUNGAN += ("/thumbnail", "/printerSettings")
_TANPA_BAGIAN = ("/docprops/", "/xl/printersettings/")
_TANPA_ENTRI = "Thumbnails/"


def clean_xml(part: bytes) -> bytes:
    """Raises lxml.etree.XMLSyntaxError for what is no XML, or brings definitions of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("DOCTYPE", 0, 1, 1)
    for each in list(root.iter(etree.Element)):
        if _is_unwanted(each):
            each.getparent().remove(each)
        else:
            _blank(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_unwanted(each: etree._Element) -> bool:
    name = etree.QName(each).localname
    if each.getparent() is None:
        return False
    if name == "Relationship":
        return each.get("Type", "").endswith(_TANPA_HUBUNGAN)
    if name == "Override":
        return each.get("PartName", "").lower().startswith(_TANPA_BAGIAN)
    if each.tag == f"{_MANIFEST}file-entry":
        return each.get(f"{_MANIFEST}full-path", "").startswith(_TANPA_ENTRI)
    return name in _TANPA_UNSUR or each.tag == f"{_W15}person"


def _blank(each: etree._Element) -> None:
    name = etree.QName(each).localname
    for key in each.attrib:
        if key in _W_KOSONG or key in _KOSONG.get(name, ()):
            each.set(key, "")
        elif key.startswith(tuple(_W_BUANG)) or key in _BUANG.get(name, ()):
            del each.attrib[key]
    is_author = name == "author" and not each.attrib and len(each) == 0  # of notes in Excel
    is_printer = each.tag == f"{_CONFIG}config-item" and each.get(f"{_CONFIG}name") in _CETAK
    if each.tag in _TANPA_TEKS or is_author or is_printer:
        each.text = ""
