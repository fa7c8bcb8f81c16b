"""The watermark of a draft, as Word makes it: a shape behind the text, held by the headers."""

from __future__ import annotations

from lxml import etree

from kpudocs.renderers.docx.words import Element, W, make, w

__all__ = ["add_watermark"]

_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_SHAPE = (
    (
        f'<w:pict xmlns:w="{W}" xmlns:v="{_VML}" xmlns:o="{_OFFICE}">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="TandaAir" type="#_x0000_t136" alt="" '
        'style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:88pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">'
        '<v:textpath style="font-family:&quot;Bookman Old Style&quot;;font-size:1pt" string="{{{{ tanda_air }}}}"/>'
        "</v:shape></w:pict>"
    )
    .replace("{{{{", "{{")
    .replace("}}}}", "}}")
)


def add_watermark(header: Element) -> None:
    """Let a header hold the watermark in its first paragraph, where `tanda_air` is not empty."""
    paragraph = next(header.iter(w("p")), None)
    if paragraph is None:
        return
    run = make("r")
    run.append(etree.fromstring(_SHAPE))
    properties = paragraph.find(w("pPr"))
    index = 0 if properties is None else paragraph.index(properties) + 1
    paragraph.insert(index, run)
    opening, closing = "{% if tanda_air %}", "{% endif %}"
    if properties is None:
        paragraph.text = opening
    else:
        properties.tail = opening
    run.tail = closing
