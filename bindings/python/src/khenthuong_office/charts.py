"""The charts of the report, as SVG whose text stays text."""

import io
import re
import textwrap

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .figures import CriterionSpread, PoolUse, StandingCount
from .vietnamese import decimal, whole
from .words import STANDINGS

WIDTH = 9.2  # inches; the page is 180 mm wide and scales it

# Told apart without colour too: by their order, by the figures written in them.
DARK, MIDDLE, LIGHT = "#1b5e20", "#66a96b", "#e3e6e8"
FAILING, LINE = "#b3261e", "#37474f"
STANDING_COLOURS = {
    "proposed": "#1b5e20",
    "overQuota": "#66a96b",
    "tied": "#f9a825",
    "kindConflict": "#fbc65b",
    "duplicate": "#ffe0a3",
    "open": "#90caf9",
    "lapsed": "#7e8fa0",
    "ineligible": "#b3261e",
    "late": "#d98880",
    "noSlot": "#b0bec5",
    "withdrawn": "#cfd8dc",
    "invalid": "#4e342e",
}
PALE = {"tied", "kindConflict", "duplicate", "open", "noSlot", "withdrawn", "overQuota", "late"}

SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "khenthuong",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def pools_chart(pools: list[PoolUse]) -> str:
    """Places of each quota: proposed, provisionally proposed, left."""
    with plt.rc_context(SETTINGS):
        figure, axes = plt.subplots(figsize=(WIDTH, 0.9 + 0.52 * len(pools)))
        rows = range(len(pools))
        firm = [pool.proposed - pool.provisional for pool in pools]
        provisional = [pool.provisional for pool in pools]
        left = [max((pool.places or 0) - pool.proposed, 0) for pool in pools]
        axes.barh(rows, firm, color=DARK, label="đề nghị")
        axes.barh(
            rows,
            provisional,
            left=firm,
            color=MIDDLE,
            hatch="///",
            edgecolor="white",
            label="tạm đề nghị",
        )
        used = [pool.proposed for pool in pools]
        axes.barh(rows, left, left=used, color=LIGHT, edgecolor="#9aa5ab", label="còn chỗ")
        for row, pool in zip(rows, pools, strict=False):
            end = max(pool.proposed, pool.places or 0)
            of = (
                f"{whole(pool.proposed)}/{whole(pool.places)}"
                if pool.places is not None
                else f"{whole(pool.proposed)} (không hạn)"
            )
            axes.text(end, row, f"  {of}", va="center")
        axes.set_yticks(rows, [_wrapped(pool.label, 42) for pool in pools])
        axes.invert_yaxis()
        axes.margins(x=0.12)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("số suất")
        _legend(axes, 3)
        return _svg(figure, "pools")


def spread_chart(spreads: list[CriterionSpread], name: str) -> str:
    """A row for each criterion: every nomination a dot, so far from what is required."""
    with plt.rc_context(SETTINGS):
        figure, axes = plt.subplots(figsize=(WIDTH, 1.0 + 0.47 * len(spreads)))
        for row, spread in enumerate(spreads):
            met = [float(value - spread.threshold) for value in spread.met]
            failing = [float(value - spread.threshold) for value in spread.failing]
            first = row == 0
            axes.scatter(
                met,
                _jitter(len(met), row),
                s=16,
                color=DARK,
                alpha=0.6,
                linewidths=0,
                label="từ mức yêu cầu trở lên" if first else None,
            )
            axes.scatter(
                failing,
                _jitter(len(failing), row),
                s=26,
                color=FAILING,
                marker="x",
                linewidths=1.3,
                label="dưới mức yêu cầu" if first else None,
            )
        axes.axvline(0, color=LINE, linewidth=1.5)
        labels = [f"{spread.label} (từ {required(spread)}\u00a0%)" for spread in spreads]
        axes.set_yticks(range(len(spreads)), [_wrapped(label, 58) for label in labels], fontsize=8)
        axes.set_ylim(len(spreads) - 0.5, -0.5)
        left, right = axes.get_xlim()
        axes.set_xlim(min(left, -2), max(right, 2))
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda value, _: f"{value:+g}".replace(".", ",") if value else "0")
        )
        axes.set_xlabel("điểm phần trăm so với mức yêu cầu")
        axes.grid(axis="y", color="#eceff1", linewidth=0.8)
        axes.set_axisbelow(True)
        _legend(axes, 2)
        return _svg(figure, name)


def standings_chart(counts: list[StandingCount]) -> str:
    """A bar for each category: how many stand where."""
    with plt.rc_context(SETTINGS):
        figure, axes = plt.subplots(figsize=(WIDTH, 1.7 + 0.5 * len(counts)))
        starts = [0] * len(counts)
        for standing in STANDINGS:
            widths = [count.standings.get(standing, 0) for count in counts]
            if not any(widths):
                continue
            axes.barh(
                range(len(counts)),
                widths,
                left=starts,
                color=STANDING_COLOURS[standing],
                edgecolor="white",
                linewidth=0.6,
                label=STANDINGS[standing],
            )
            for row, width in enumerate(widths):
                if width:
                    axes.text(
                        starts[row] + width / 2,
                        row,
                        whole(width),
                        ha="center",
                        va="center",
                        fontsize=8,
                        color="black" if standing in PALE else "white",
                    )
            starts = [start + width for start, width in zip(starts, widths, strict=False)]
        axes.set_yticks(range(len(counts)), [_wrapped(count.label, 40) for count in counts])
        axes.invert_yaxis()
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("số đề nghị")
        _legend(axes, 3)
        return _svg(figure, "standings")


def spread_words(spread: CriterionSpread) -> str:
    """A criterion's spread in words, for those who do not see the chart."""
    return f"{spread.label}: {len(spread.failing)} trên {len(spread.values)} dưới mức {required(spread)} %"


def required(spread: CriterionSpread) -> str:
    return decimal(f"{float(spread.threshold):g}")


def _legend(axes, columns: int) -> None:
    axes.legend(
        loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=columns, frameon=False, fontsize=8
    )


def _jitter(count: int, row: int) -> list[float]:
    """Dots of one row a little apart, always in the same way."""
    return [row + ((7 * index) % 11 - 5) / 20 for index in range(count)]


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width)) or text


def _svg(figure, name: str) -> str:
    out = io.StringIO()
    figure.savefig(out, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    # Ids are those of one page that holds several charts.
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'href="#', f'href="#{name}-', svg)
    svg = re.sub(r"url\(#", f"url(#{name}-", svg)
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    return re.sub(r'<svg ([^>]*?)height="[^"]*"([^>]*?)width="[^"]*"', r"<svg \1\2", svg, count=1)
