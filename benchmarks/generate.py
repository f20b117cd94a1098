"""Seeded commune nominations, the requests made of them and the outcomes an exact oracle finds.

    python3 generate.py [--count 20000] [--seed 20240920] [--out data]

A nomination is one line of about 1.1 KB: 15 rates (counts or a percentage), 5 facts, a score.
Units are named by their codes. Written to OUT:

    rulebook.json      what all of them are decided by, see rules.py
    lines.ndjson       the nominations: what every peer reads
    options.json       the registry and options, for kt_assess_lines
    requests.ndjson    one kt_assess request a line: the nomination, its two units and the options
    requests-full.ndjson  the same with detail "full"
    decide-verdicts.json, decide-receipt.json, decide-findings.json  the whole as one round for
                       kt_decide: without a receipt, with one, with findings and one
    first.json         the first request, for the start-up
    oracle.ndjson      {"id","verdict","outcomes","standing","rank"}: integer arithmetic, nothing else
"""

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

from rules import AWARD, CRITERIA, HERE, Rate, derived

AS_OF = "2024-09-19"
COMMUNES_PER_DISTRICT = 20
PERCENT_SHARE = 0.75
#                 everything reached, something short, something missing, nothing to measure
SHARES = (("eligible", 0.30), ("ineligible", 0.45), ("incomplete", 0.17), ("needsReview", 0.08))


def dumps(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# The oracle. Text to integers, integers compared; no float anywhere.

def hundredths(percent):
    whole, _, part = percent.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def rate_outcome(rule, evidence):
    if evidence is None:
        return "unknown"
    if "numerator" in evidence and "denominator" in evidence:
        numerator = evidence["numerator"] - evidence.get("excludedNumerator", 0)
        denominator = evidence["denominator"] - evidence.get("excludedDenominator", 0)
        if denominator == 0:
            return "notApplicable"
        return "met" if numerator * 100 >= rule.threshold * denominator else "notMet"
    if "percent" in evidence:
        return "met" if hundredths(evidence["percent"]) >= rule.threshold * 100 else "notMet"
    return "unknown"


def fact_outcome(rule, evidence):
    if evidence is None:
        return "unknown"
    if not rule.proof:
        return "met" if evidence else "notMet"
    if not evidence["value"]:
        return "notMet"
    return "met" if "document" in evidence and "date" in evidence else "unknown"


def assess(nomination):
    evidence = nomination["evidence"]
    outcomes = {rule.id: (rate_outcome if isinstance(rule, Rate) else fact_outcome)(rule, evidence.get(rule.id))
                for rule in CRITERIA}
    found = set(outcomes.values())
    verdict = ("ineligible" if "notMet" in found else "incomplete" if "unknown" in found
               else "needsReview" if "notApplicable" in found else "eligible")
    return verdict, outcomes


# What a round that is closed makes of the rest.
OPEN_ENDED = {"ineligible": "ineligible", "incomplete": "lapsed", "needsReview": "open"}


def select(nominations, assessed):
    """Standing and rank: one place for each district, by score; equals at the edge are tied."""
    pools, standing = defaultdict(list), {}
    for nomination in nominations:
        verdict = assessed[nomination["id"]][0]
        if verdict == "eligible":
            score = hundredths(nomination["ordering"]["achievementScore"])
            pools[nomination["nominator"]].append((-score, nomination["id"]))
        else:
            standing[nomination["id"]] = (OPEN_ENDED[verdict], None)
    for members in pools.values():
        best = min(members)[0]
        winners = sum(score == best for score, _ in members)
        for score, id in members:
            rank = 1 + sum(other < score for other, _ in members)
            standing[id] = ("overQuota" if rank > 1 else "tied" if winners > 1 else "proposed", rank)
    return standing


# The nominations.

def rate(rng, rule, fails):
    """Evidence of a rate that reaches its threshold or does not, now and then by the least there is."""
    least, close = rule.threshold, rng.random() < 0.06
    if rng.random() < PERCENT_SHARE:
        if close:
            value = least * 100 - (1 if fails else 0)
        elif fails:
            value = rng.randint(max(0, least - 25) * 100, least * 100 - 1)
        else:
            value = rng.randint(least * 100, 10_000)
        if value % 10 == 0:
            return {"percent": f"{value // 100}.{value // 10 % 10}"}
        return {"percent": f"{value // 100}.{value % 100:02d}"}
    denominator = rng.choice((rng.randint(12, 99), rng.randint(100, 999), rng.randint(1000, 9999)))
    needed = -(-least * denominator // 100)
    if fails:
        numerator = needed - (1 if close else rng.randint(1, max(1, needed // 4)))
    else:
        numerator = needed if close else rng.randint(needed, denominator)
    counts = {"numerator": numerator, "denominator": denominator}
    if rule.exclusions:
        secret = rng.randint(0, 9)
        return {"numerator": numerator + secret, "denominator": denominator + secret,
                "excludedNumerator": secret, "excludedDenominator": secret}
    return counts


def fact(rng, rule, fails):
    if not rule.proof:
        return not fails
    if fails:
        return {"value": False}
    return {"value": True, "document": f"{rng.randint(100, 3400)}/QĐ-UBND",
            "date": f"2024-0{rng.randint(1, 8)}-{rng.randint(10, 28)}"}


def make_evidence(rng):
    kind, drawn = SHARES[-1][0], rng.random()
    for name, share in SHARES:
        if drawn < share:
            kind = name
            break
        drawn -= share
    failing = set(rng.sample(CRITERIA, rng.randint(1, 5))) if kind == "ineligible" else set()
    evidence = {}
    for rule in CRITERIA:
        make = rate if isinstance(rule, Rate) else fact
        evidence[rule.id] = make(rng, rule, rule in failing)
    if kind == "incomplete" or kind == "ineligible" and rng.random() < 0.2:
        for rule in rng.sample(CRITERIA, rng.randint(1, 3)):
            how = rng.random()
            if isinstance(rule, Rate) and how < 0.3:  # only one of two operands
                only = rng.choice(("numerator", "denominator"))
                evidence[rule.id] = {only: rng.randint(10, 900)}
            elif not isinstance(rule, Rate) and rule.proof and how < 0.5 and evidence[rule.id]["value"]:
                del evidence[rule.id]["document" if how < 0.25 else "date"]
            else:
                del evidence[rule.id]
    elif kind == "needsReview":
        for rule in rng.sample([one for one in CRITERIA if isinstance(one, Rate)], rng.randint(1, 2)):
            evidence[rule.id] = {"numerator": 0, "denominator": 0}
            if rule.exclusions:
                evidence[rule.id] |= {"excludedNumerator": 0, "excludedDenominator": 0}
    return evidence


def nomination(rng, number):
    district = f"h{number // COMMUNES_PER_DISTRICT}"
    tenths = rng.randint(500, 1000)
    return {"id": f"dn-{number}", "award": AWARD, "nominator": district,
            "nominee": {"kind": "collective", "unit": f"x{number}"},
            "achievement": f"tt-{number}", "measuredOn": "2024-08-31",
            "evidence": make_evidence(rng), "priorAwards": [],
            "ordering": {"achievementScore": f"{tenths // 10}.{tenths % 10}"}}


def commune(number):
    return {"code": f"x{number}", "name": f"Xã {number}", "category": "commune",
            "parent": f"h{number // COMMUNES_PER_DISTRICT}"}


def district(number):
    return {"code": f"h{number}", "name": f"Huyện {number}", "category": "district"}


def registry(count):
    districts = -(-count // COMMUNES_PER_DISTRICT)
    return [district(number) for number in range(districts)] + [commune(number) for number in range(count)]


def options(detail):
    return {"schemaVersion": 1, "asOf": AS_OF, "detail": detail}


def request(line, number, detail):
    units = [district(number // COMMUNES_PER_DISTRICT), commune(number)]
    return dumps(options(detail) | {"units": units})[:-1] + ',"nomination":' + line + "}"


def round_head(count, detail, receipt=True):
    head = options(detail) | {"stage": "closed", "units": registry(count)}
    if not receipt:
        head["receipt"] = False
    return dumps(head)[:-1] + ',"submissions":['


def write(out, count, seed):
    out.mkdir(parents=True, exist_ok=True)
    (out / "rulebook.json").write_text(dumps(derived()))
    rng = random.Random(seed)
    nominations = [nomination(rng, number) for number in range(count)]
    lines = [dumps(one) for one in nominations]
    assessed = {one["id"]: assess(one) for one in nominations}
    standings = select(nominations, assessed)

    def save(name, texts):
        (out / name).write_text("".join(text + "\n" for text in texts))

    save("lines.ndjson", lines)
    save("requests.ndjson", (request(line, number, "verdicts") for number, line in enumerate(lines)))
    save("requests-full.ndjson", (request(line, number, "full") for number, line in enumerate(lines)))
    (out / "first.json").write_text(request(lines[0], 0, "verdicts"))
    (out / "options.json").write_text(dumps(options("verdicts") | {"units": registry(count)}))
    save("oracle.ndjson", (dumps({"id": id, "verdict": verdict, "outcomes": outcomes,
                                  "standing": standings[id][0], "rank": standings[id][1]})
                           for id, (verdict, outcomes) in assessed.items()))
    for name, detail, receipt in (("verdicts", "verdicts", False), ("receipt", "verdicts", True),
                                  ("findings", "findings", True)):
        with open(out / f"decide-{name}.json", "w") as file:
            file.write(round_head(count, detail, receipt))
            for first in range(0, count, COMMUNES_PER_DISTRICT):
                members = [{key: value for key, value in one.items() if key != "nominator"}
                           for one in nominations[first:first + COMMUNES_PER_DISTRICT]]
                file.write(("," if first else "") + dumps(
                    {"nominator": nominations[first]["nominator"], "nominations": members}))
            file.write("]}")
    return lines, assessed


def grow(base, out, count):
    """The nominations of `base` over and over under new ids, written without holding them."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "rulebook.json").write_text(dumps(derived()))
    (out / "options.json").write_text(dumps(options("verdicts") | {"units": registry(count)}))
    lines = (base / "lines.ndjson").read_text().splitlines()
    tails = [line[line.index('"measuredOn"'):] for line in lines]

    def heads(number):
        return (f'{{"id":"dn-{number}","award":"{AWARD}",', f'"nominator":"h{number // COMMUNES_PER_DISTRICT}",',
                f'"nominee":{{"kind":"collective","unit":"x{number}"}},"achievement":"tt-{number}",')
    with open(out / "lines.ndjson", "w") as batch, open(out / "decide-verdicts.json", "w") as whole:
        whole.write(round_head(count, "verdicts"))
        for number in range(count):
            id, nominator, nominee = heads(number)
            tail = tails[number % len(tails)]
            batch.write(id + nominator + nominee + tail + "\n")
            if number % COMMUNES_PER_DISTRICT == 0:
                whole.write("," * (number > 0) + "{" + nominator + '"nominations":[')
            last = number + 1 == count or (number + 1) % COMMUNES_PER_DISTRICT == 0
            whole.write(id + nominee + tail + ("]}" if last else ","))
        whole.write("]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20240920)
    parser.add_argument("--out", type=Path, default=HERE / "data")
    arguments = parser.parse_args()
    lines, assessed = write(arguments.out, arguments.count, arguments.seed)
    mean = sum(len(line.encode()) for line in lines) / len(lines)
    shares = defaultdict(int)
    for verdict, _ in assessed.values():
        shares[verdict] += 1
    print(f"{len(lines)} nominations, {mean:.0f} bytes each on average, {dict(shares)}")


if __name__ == "__main__":
    main()
