"""The one XML parser for what comes from outside, and WordprocessingML's names."""

from __future__ import annotations

from lxml import etree

__all__ = ["Element", "R", "W", "parse_xml", "val", "w"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Element = etree._Element  # noqa: SLF001 - lxml has no public name for what it returns


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{W}}}{name}"


def val(element: Element, name: str = "val") -> str | None:
    """An attribute in Word's namespace."""
    value = element.get(w(name))
    return None if value is None else str(value)


def parse_xml(source: bytes | str) -> Element:
    """Parse strictly: no entities, no network, nothing mended. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=True)
    return etree.fromstring(source.encode() if isinstance(source, str) else source, parser)
