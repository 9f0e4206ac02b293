"""PDF/A-2a (archiving) and PDF/UA-1 (accessibility) in one file.

WeasyPrint writes one profile at a time. It does the work of PDF/A-2a, which has all that
PDF/UA asks for in tags; what is left is to say PDF/UA too, and to finish what its tags lack:
https://pdfa.org/resource/iso-14289-pdfua/ and ISO 19005-2, 6.6.2.3 for the description of
the added schema.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

VARIANT = "pdf/a-2a"
_HEADING = re.compile(r'<h[1-6] id="(h\d+)" data-running="([^"]*)"')
_END = b"</rdf:RDF>"
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finisher(html: str) -> Callable[[object, Any], None]:
    """What completes the PDF of a page: PDF/UA-1 in its metadata, links called by the heading they lead to."""
    titles = {anchor: unescape(said) for anchor, said in _HEADING.findall(html)}

    def finish(_: object, pdf: Any) -> None:  # noqa: ANN401 - pydyf ships no types
        for one in pdf.objects:
            if getattr(one, "extra", {}).get("Type") == "/Metadata":
                one.stream = [part.replace(_END, _UA + _END) for part in one.stream]
            elif isinstance(one, dict) and one.get("Subtype") == "/Link":
                said = one["Contents"]
                said.string = titles.get(said.string, said.string)

    return finish
