"""bao-cao.html and bao-cao.pdf: the round on a few pages, charts included.

WeasyPrint makes the PDF from the same page, so that there is one text, and tags it.
"""

import logging
from pathlib import Path

import matplotlib
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from . import charts, figures
from .open_points import open_points
from .round_view import RoundView
from .vietnamese import capitalised, day, moment, money, whole
from .words import SEVERITIES, STAGES

TILE_STATES = {
    "proposed": "có đề nghị được chọn",
    "pending": "còn đề nghị chờ quyết định, bổ sung",
    "refused": "không có đề nghị nào được chọn",
    "none": "không gửi đề nghị",
}
TILES_A_ROW = 7


def report_page(view: RoundView) -> str:
    environment = Environment(
        loader=PackageLoader("khenthuong_office", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "whole": whole,
        "money": money,
        "moment": moment,
        "day": day,
        "capitalised": capitalised,
        "percent": figures.percent_shown,
        "required": charts.required,
    }
    counts = figures.standing_counts(view)
    pools = figures.pool_uses(view)
    category = figures.grid_category(view)
    grid = figures.tiles(view, category) if category else []
    return environment.get_template("report.html.j2").render(
        view=view,
        decision=view.decision,
        receipt=view.decision["receipt"],
        stage=STAGES[view.decision["stage"]],
        points=open_points(view),
        standing_totals=figures.standing_totals(view),
        standings_chart=Markup(charts.standings_chart(counts)) if counts else "",
        counts=counts,
        pools=pools,
        pools_chart=Markup(charts.pools_chart(pools)) if pools else "",
        spreads=_spread_sections(view),
        near_misses=figures.near_misses(view),
        grid_label=view.guidance.label("categories", category),
        grid=[grid[i : i + TILES_A_ROW] for i in range(0, len(grid), TILES_A_ROW)],
        tiles_a_row=TILES_A_ROW,
        tile_states=TILE_STATES,
        notices=sorted(
            view.decision["notices"], key=lambda n: list(SEVERITIES).index(n["severity"])
        ),
        severities=SEVERITIES,
        overruled=_overruled(view),
        style=Markup(Path(__file__).with_name("report.css").read_text()),
    )


def _spread_sections(view: RoundView) -> list[dict]:
    sections = []
    for category in view.guidance.categories:
        spreads = figures.spreads(view, category["id"])
        if spreads:
            sections.append(
                {
                    "label": category["label"]["vi"],
                    "spreads": spreads,
                    "chart": Markup(charts.spread_chart(spreads, f"spread-{category['id']}")),
                    "words": "; ".join(charts.spread_words(spread) for spread in spreads),
                }
            )
    return sections


def _overruled(view: RoundView) -> list[tuple[dict, str]]:
    """The readings that the office chose otherwise, with the chosen value's label."""
    chosen = {r["id"]: r["value"] for r in view.decision["readings"] if not r["default"]}
    found = []
    for reading in view.guidance.readings:
        for value in reading.get("values", []):
            if chosen.get(reading["id"]) == value["id"]:
                found.append((reading, value["label"]["vi"]))
    return found


def write_pdf(page: str, path) -> None:
    # DejaVu comes with matplotlib: every Vietnamese letter, on any machine.
    fonts = Path(matplotlib.get_data_path(), "fonts/ttf")
    faces = "".join(
        f"@font-face {{ font-family: 'DejaVu Sans'; font-weight: {weight}; font-style: {slope}; "
        f"src: url({(fonts / name).as_uri()}) }}\n"
        for name, weight, slope in (
            ("DejaVuSans.ttf", "normal", "normal"),
            ("DejaVuSans-Bold.ttf", "bold", "normal"),
            ("DejaVuSans-Oblique.ttf", "normal", "italic"),
        )
    )
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    configuration = FontConfiguration()
    sheet = CSS(string=faces, font_config=configuration)
    HTML(string=page).write_pdf(
        path,
        stylesheets=[sheet],
        font_config=configuration,
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
    )
