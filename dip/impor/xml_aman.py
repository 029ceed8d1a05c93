"""XML by expat, with every document type declaration refused (no entities, no external files)."""

from collections.abc import Callable
from xml.parsers import expat

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.penjaga import BROKEN

Handler = Callable[..., None]


def parse_xml(
    data: bytes, start: Handler, end: Handler | None = None, text: Handler | None = None
) -> None:
    """Feed the events to the handlers; names come as written, with their prefix."""
    parser = make_parser()
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    run_parser(parser, data)


def make_parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def run_parser(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BerkasTakTerbaca(BROKEN) from error


def has_declaration(data: bytes) -> bool:
    """For the parts that only the workbook library parses."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.replace(b"\0", b"")
    return b"<!DOCTYPE" in data or b"<!ENTITY" in data


def local_name(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_args: object) -> None:
    raise BerkasTakTerbaca(BROKEN)
