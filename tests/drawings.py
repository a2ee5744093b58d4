"""Charts as programs export them: small, and with the habits of each."""

from __future__ import annotations

import base64

from samples import jpeg

MATPLOTLIB = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="432pt" height="288pt"
  viewBox="0 0 432 288" xmlns="http://www.w3.org/2000/svg" version="1.1">
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <g id="figure_1">
  <g id="patch_1"><path d="M 0 288 L 432 288 L 432 0 L 0 0 z" style="fill: #ffffff"/></g>
  <g id="axes_1">
   <g id="line2d_1"><path d="M 60 230 L 160 120 L 260 170 L 400 40"
     clip-path="url(#p1)" style="fill: none; stroke: #1f77b4; stroke-width: 1.5"/></g>
   <defs><path id="m1" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
   <g><use xlink:href="#m1" x="60" y="252" style="stroke: #000000; stroke-width: 0.8"/>
      <use xlink:href="#m1" x="160" y="252" style="stroke: #000000"/></g>
   <g id="text_1"><text style="font-size: 14px; font-family: 'DejaVu Sans', 'Bitstream Vera Sans',
     sans-serif; text-anchor: middle" x="60" y="270">Mayplot</text></g>
  </g>
 </g>
 <defs><clipPath id="p1"><rect x="54" y="34" width="350" height="220"/></clipPath></defs>
</svg>"""
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="120mm" height="80mm" viewBox="0 0 120 80" version="1.1" id="svg5"
   inkscape:version="1.2.2" sodipodi:docname="map.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7"/>
  <defs id="defs2"><linearGradient id="lg1"><stop style="stop-color:#c8321f;stop-opacity:1"
     offset="0"/><stop style="stop-color:#14233f;stop-opacity:1" offset="1"/></linearGradient>
     <linearGradient inkscape:collect="always" xlink:href="#lg1" id="lg2" x1="10" y1="10" x2="110"
     y2="10" gradientUnits="userSpaceOnUse"/></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <rect style="fill:url(#lg2);stroke-width:0.5" id="rect1" width="100" height="30" x="10" y="10"
      onload=""/>
    <text xml:space="preserve" style="font-size:7px;line-height:1.25;font-family:Ubuntu;
      -inkscape-font-specification:Ubuntu;stroke-width:0.26" x="10" y="60" id="text1"><tspan
      sodipodi:role="line" id="tspan1" x="10 13 17 21" y="60">Inkmap of Мінск</tspan></text>
  </g>
</svg>""".replace('\n      onload=""', "")
EXCEL = """<svg width="640" height="400" xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" overflow="hidden"><defs><clipPath id="clip0"><rect x="0"
 y="0" width="640" height="400"/></clipPath></defs><g clip-path="url(#clip0)"><rect x="0" y="0"
 width="640" height="400" fill="#FFFFFF"/><path d="M60 340 60 120 160 120 160 340Z" fill="#4472C4"
 fill-rule="evenodd"/><path d="M220 340 220 200 320 200 320 340Z" fill="#ED7D31"
 fill-rule="evenodd"/><text fill="#595959" font-family="Calibri,Calibri_MSFontService,sans-serif"
 font-weight="400" font-size="24" transform="translate(60 380)">Excelbar</text><rect x="900" y="0"
 width="300" height="400" fill="#ff0000"/></g></svg>"""
DATAWRAPPER = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"
 viewBox="0 0 600 400" style="background: #ffffff; font: 14px Roboto; width: 100%; height: auto">
 <defs><style>@font-face { font-family: Roboto; src: url(https://fonts.example/roboto.woff2); }
 .label { font-family: Roboto, sans-serif; font-size: 22px; fill: #333; }
 .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 6px; }
 text.bold { font: bold 24px Roboto; }</style></defs>
 <title>A title</title><g transform="translate(20,20)">
 <a href="https://www.datawrapper.de/_/abc"><text class="label" x="0" y="20">Wrapped</text></a>
 <text class="label halo" x="200" y="120">Halolabel</text>
 <circle cx="300" cy="200" r="60" fill="#00695c" fill-opacity="0.5"/></g></svg>"""


def with_picture() -> str:
    """Return a drawing that holds a picture of pixels."""
    held = base64.b64encode(jpeg(300, 200)).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">'
        f'<image href="data:image/jpeg;base64,{held}" width="150" height="100"/></svg>'
    )


STRANGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><text x="9" y="20">'
    "Signs \u6f22 \u2212 \u2265 &#x1f600;</text></svg>"
)
CHARTS = {
    "matplotlib": MATPLOTLIB,
    "inkscape": INKSCAPE,
    "excel": EXCEL,
    "datawrapper": DATAWRAPPER,
    "held": with_picture(),
}
