"""All communes of the province, one nomination a line, for screening before anyone nominates."""

from evidence import RATES, collective, generator, initiative, populations, short_of

SHARES = [("eligible", 0.16), ("ineligible", 0.60), ("incomplete", 0.14), ("needsReview", 0.10)]
RATE_NAMES = list(RATES["commune"])


def verdict_of(rng):
    drawn = rng.random()
    for verdict, share in SHARES:
        if drawn < share:
            return verdict
        drawn -= share
    return SHARES[0][0]


def fail(evidence, code, rng):
    """One to four rates short, or now and then a fact or an integrity condition."""
    sizes, chosen = populations("commune", code), rng.random()
    if chosen < 0.06:
        evidence["commune-website"] = False
    elif chosen < 0.10:
        evidence["complaint"] = "being-verified"
    else:
        for name in rng.sample(RATE_NAMES[1:], rng.randint(1, 4)):
            threshold, of = RATES["commune"][name]
            gap = max(1, int(sizes[of] * rng.choice([0, 0.01, 0.04, 0.12]) * threshold / 100))
            counts = short_of(threshold, sizes[of], gap)
            if "percent" in evidence["commune-" + name]:
                hundredths = counts["numerator"] * 10_000 // counts["denominator"]
                counts = {"percent": f"{hundredths // 100}.{hundredths % 100:02d}"}
            evidence["commune-" + name] = counts


def commune_line(registry, code, number):
    """A nomination with its units written out, and the verdict it was made to have."""
    unit, rng = registry.units[code], generator("screening", code)
    district = registry.units[unit["parent"]]
    verdict = verdict_of(rng)
    style = "percent" if rng.random() < 0.25 else "counts"
    evidence = collective("commune", code, rng, style, brief=True)
    documents = {"achievement-report": {"form": "08", "originals": 2, "confirmed": True},
                 "summary-report": {"originals": 2, "confirmed": True}}
    if verdict == "ineligible":
        fail(evidence, code, rng)
    elif verdict == "incomplete" and rng.random() < 0.4:
        del documents[rng.choice(list(documents))]
    elif verdict == "incomplete":
        for name in rng.sample(RATE_NAMES, rng.randint(1, 3)):
            del evidence["commune-" + name]
    elif verdict == "needsReview" and rng.random() < 0.4:
        evidence["commune-products-online"] = {"numerator": 0, "denominator": 0}
    elif verdict == "needsReview":
        evidence["commune-initiative"] = initiative(rng, "commune", verdict=None, brief=True)
    return verdict, {
        "id": f"xa-{code}", "award": "certificate-of-merit",
        "nominator": {key: district[key] for key in ("code", "name", "category")},
        "nominee": {"kind": "collective", "unit": {key: unit[key] for key in ("code", "name", "category", "parent")}},
        "achievement": f"tt-xa-{number:03d}", "measuredOn": "2024-08-31",
        "receivedAt": f"2024-09-{rng.randint(9, 18):02d}",
        "evidence": evidence, "priorAwards": [], "documents": documents,
        "submission": {"documents": {"submission-letter": {"form": "01", "originals": 1}, "council-minutes": {"originals": 1}}},
    }


def screening(registry):
    return [commune_line(registry, code, number) for number, code in enumerate(registry.of("commune"), 1)]
