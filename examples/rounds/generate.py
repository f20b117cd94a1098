#!/usr/bin/env python3
"""Writes the sample rounds beside this file. Same files on every run: python3 examples/rounds/generate.py"""

import json
import re
from collections import Counter
from pathlib import Path

from builder import Round
from evidence import SEED
from rulings import rulings
from scenarios import fill, local_quotas
from screening import SHARES, screening
from units import Registry

FOLDER = Path(__file__).parent
NOTE = {
    "vi": "Chỉ tên và mã của các huyện, thị xã, thành phố và xã, phường, thị trấn là thật (tháng 9/2024). Mọi số liệu, "
          "xếp hạng, thành tích, văn bản, kết luận, mã cơ quan, cơ quan báo chí và doanh nghiệp đều do máy sinh ra, "
          "không nói lên điều gì về đơn vị thật nào.",
    "en": "Only the names and codes of the districts and communes are real (September 2024). All figures, rankings, "
          "achievements, papers, rulings, codes of departments, press agencies and enterprises are made up by a seeded "
          "generator and say nothing about any real unit.",
}


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lines(values, indent):
    return ",\n".join(" " * indent + text for text in values)


def submission_text(submission):
    head = compact({key: value for key, value in submission.items() if key != "nominations"})
    return (f'    {head[:-1]},"nominations":[\n' + lines(map(compact, submission["nominations"]), 6) + "\n    ]}")


def round_text(request):
    """One unit, ranking, nomination or ruling a line."""
    parts = []
    for key, value in request.items():
        if key == "submissions":
            parts.append('  "submissions": [\n' + ",\n".join(map(submission_text, value)) + "\n  ]")
        elif isinstance(value, list):
            parts.append(f'  "{key}": [\n' + lines(map(compact, value), 4) + "\n  ]")
        else:
            parts.append(f'  "{key}": {compact(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def request(r, stage, as_of, **more):
    rankings = [{"year": year, "category": category, "ranks": dict(sorted(ranks.items(), key=lambda item: item[1]))}
                for year, categories in r.ranks.items() for category, ranks in categories.items()]
    return {
        "schemaVersion": 1, "extensions": {"note": NOTE, "seed": SEED},
        "round": {"id": "thanh-hoa-2024"}, "stage": stage, "asOf": as_of, "detail": "findings", **more,
        "units": list(r.registry.units.values()), "rankings": rankings, "localQuotas": local_quotas(r),
        "submissions": list(r.submissions.values()),
    }


def outcome(expected):
    """An expectation in a few words for the table."""
    words = [expected.get("verdict", ""), "**" + expected["standing"] + "**"]
    words += ["provisional"] if expected.get("provisional") else []
    words += [{True: "(resolved)", False: "(unresolved)"}[expected["resolved"]]] if "resolved" in expected else []
    return " ".join(filter(None, words))


def scenario_table(r):
    rows = ["| Scenario | Why | Nomination | Open round | Closed round |", "|---|---|---|---|---|"]
    for scenario in r.scenarios:
        for position, identifier in enumerate(scenario.ids):
            before, after = (outcome(r.expected[stage][identifier]) for stage in ("open", "closed"))
            head = (scenario.title, scenario.why) if position == 0 else ("", "")
            rows.append(f"| {head[0]} | {head[1]} | `{identifier}` | {before} | {'same' if after == before else after} |")
    return "\n".join(rows)


def counts_table(r):
    rows = ["| Standing | Open round | Closed round |", "|---|---|---|"]
    tally = {stage: Counter(each["standing"] for each in r.expected[stage].values()) for stage in r.expected}
    for standing in ["invalid", "withdrawn", "noSlot", "late", "ineligible", "lapsed", "duplicate", "open",
                     "kindConflict", "tied", "overQuota", "proposed"]:
        rows.append(f"| `{standing}` | {tally['open'][standing]} | {tally['closed'][standing]} |")
    return "\n".join(rows)


def write(name, text):
    (FOLDER / name).write_text(text, encoding="utf-8")


def fill_in(document, mark, text):
    """Replaces what stands between the two marks of a Markdown document."""
    return re.sub(f"(<!-- {mark} -->\n).*?(<!-- end -->)", lambda m: f"{m[1]}{text}\n{m[2]}", document, flags=re.S)


def main():
    registry = Registry()
    r = fill(Round(registry))
    write("thanh-hoa-2024.json", round_text(request(r, "open", "2024-09-25T17:00+07:00")))
    write("thanh-hoa-2024-closed.json", round_text(
        request(r, "closed", "2024-10-04T17:00+07:00", decisionDate="2024-10-08") | {"rulings": rulings()}))
    stages = [f' "{stage}": {{\n' + ",\n".join(f"  {compact(key)}: {compact(value)}" for key, value in of.items()) + "\n }"
              for stage, of in r.expected.items()]
    write("expected.json", "{\n" + ",\n".join(stages) + "\n}\n")

    screened = screening(registry)
    write("communes-2024.ndjson", "".join(compact(line) + "\n" for _, line in screened))
    write("communes-2024-options.json", compact({"schemaVersion": 1, "asOf": "2024-09-19", "detail": "verdicts"}) + "\n")

    tally = Counter(verdict for verdict, _ in screened)
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    readme = fill_in(readme, "scenarios", scenario_table(r))
    readme = fill_in(readme, "standings", counts_table(r))
    readme = fill_in(readme, "screening", ", ".join(f"{tally[verdict]} `{verdict}`" for verdict, _ in SHARES) + ".")
    write("README.md", readme)


if __name__ == "__main__":
    main()
