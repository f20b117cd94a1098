"""Made-up performance figures: plausible, seeded, the same for a unit wherever it is named."""

import random
from math import ceil

SEED = 20240920

BODIES = {
    "department": "Hội đồng Thi đua - Khen thưởng tỉnh",
    "party-organisation": "Hội đồng Thi đua - Khen thưởng tỉnh",
    "press-agency": "Hội đồng Thi đua - Khen thưởng tỉnh",
    "enterprise": "Hội đồng sáng kiến của doanh nghiệp",
    "district": "Hội đồng Thi đua - Khen thưởng huyện",
    "commune": "Hội đồng Thi đua - Khen thưởng huyện",
}
INITIATIVES = [
    "Tổ công nghệ số cộng đồng đến từng hộ", "Chợ không dùng tiền mặt", "Bản đồ số du lịch địa phương",
    "Trợ lý ảo trả lời thủ tục hành chính", "Phòng họp không giấy", "Sổ tay số cho cán bộ thôn",
    "Truy xuất nguồn gốc sản phẩm bằng mã QR", "Truyền thanh thông minh", "Số hóa hồ sơ lưu trữ",
    "Nhắc hạn trả kết quả qua tin nhắn",
]

# Criterion: threshold and what it is a share of. "documents" is exact and net of secret papers.
RATES = {
    "department": {
        "digital-documents": (100, "documents"), "online-dossiers": (90, "dossiers"),
    },
    "district": {
        "digital-documents": (100, "documents"), "online-dossiers": (90, "dossiers"),
        "fully-online-dossiers": (85, "fullyOnline"), "online-payment": (45, "payments"),
        "satisfaction": (90, "respondents"), "staff-trained": (100, "staff"), "products-online": (100, "products"),
        "cashless-businesses": (100, "businesses"), "sme-platforms": (50, "smes"), "smartphones": (80, "adults"),
        "fibre-households": (80, "households"), "payment-accounts": (80, "over15"),
        "digital-signatures": (30, "adults"), "digital-skills": (60, "workingAge"),
        "health-records": (90, "people"), "telehealth": (10, "adults"),
    },
}
RATES["commune"] = {key: value for key, value in RATES["district"].items() if key != "online-payment"}
RATES["commune"] |= {"online-dossiers": (65, "dossiers"), "fully-online-dossiers": (65, "fullyOnline")}

FACTS = {
    "department": ["targets", "steering-committee", "period-plan", "annual-plan", "security-approved", "security-deployed"],
    "party-organisation": ["targets"],
    "press-agency": ["targets"],
    "enterprise": ["compliance"],
    "district": ["targets", "website", "security-approved", "security-deployed"],
    "commune": ["targets", "website", "security-approved", "security-deployed"],
}
JUDGEMENTS = {
    "department": ["plan-2024"],
    "party-organisation": ["awareness", "propaganda", "contribution", "application"],
    "press-agency": ["day-coverage", "models-coverage", "application"],
    "enterprise": ["pioneer"],
}
PREFIXES = {"party-organisation": "party", "press-agency": "press"}
INTEGRITY = ["discipline", "investigation", "complaint"]


def generator(*names):
    return random.Random(":".join([str(SEED), *map(str, names)]))


def populations(category, code):
    """What is counted in a unit, each number consistent with the others."""
    rng = generator("population", code)
    if category == "department":
        return {"documents": rng.randint(6_000, 48_000), "dossiers": rng.randint(700, 19_000)}
    people = rng.randint(42_000, 260_000) if category == "district" else rng.randint(2_600, 14_500)
    large = category == "district"
    dossiers = int(people * rng.uniform(0.12, 0.28))
    return {
        "people": people,
        "adults": int(people * rng.uniform(0.68, 0.73)),
        "over15": int(people * rng.uniform(0.74, 0.78)),
        "workingAge": int(people * rng.uniform(0.52, 0.58)),
        "households": int(people / rng.uniform(3.5, 4.1)),
        "dossiers": dossiers,
        "fullyOnline": int(dossiers * rng.uniform(0.4, 0.7)),
        "payments": int(dossiers * rng.uniform(0.3, 0.6)),
        "respondents": rng.randint(900, 2_600) if large else rng.randint(140, 620),
        "staff": rng.randint(1_100, 2_900) if large else rng.randint(18, 25),
        "products": rng.randint(18, 74) if large else rng.randint(1, 9),
        "businesses": rng.randint(1_300, 6_400) if large else rng.randint(45, 420),
        "smes": rng.randint(120, 870) if large else rng.randint(5, 58),
        "documents": rng.randint(14_000, 61_000) if large else rng.randint(900, 5_200),
    }


def least(threshold, denominator):
    """The smallest numerator that reaches the threshold."""
    return ceil(threshold * denominator / 100)


def rate(rng, threshold, denominator, style="counts"):
    """A rate that reaches its threshold, as counts, as a percentage cut to one decimal, or both."""
    lowest = least(threshold, denominator)
    spread = min(denominator - lowest, int(denominator * rng.uniform(0.01, 0.09)))
    numerator = lowest + (rng.randint(spread // 3, spread) if spread else 0)
    tenths = numerator * 1000 // denominator
    percent = {"percent": f"{tenths // 10}.{tenths % 10}"}
    counts = {"numerator": numerator, "denominator": denominator}
    return {"counts": counts, "percent": percent, "both": counts | percent}[style]


def short_of(threshold, denominator, by=1):
    """Counts that miss the threshold by so many."""
    return {"numerator": max(0, least(threshold, denominator) - by), "denominator": denominator}


def digital_documents(rng, total, missing=0):
    """All documents but the secret ones, which leave both sides of the rate."""
    secret = rng.randint(total // 200, total // 60)
    digital_secret = rng.randint(0, secret // 3)
    return {"numerator": total - secret + digital_secret - missing, "denominator": total,
            "excludedNumerator": digital_secret, "excludedDenominator": secret}


def judgement(category, verdict="met", on="2024-09-06"):
    return {"verdict": verdict, "by": BODIES[category], "on": on}


def initiative(rng, category, verdict="met", brief=False):
    evidence = {"count": rng.randint(1, 4)}
    if not brief:
        titles = rng.sample(INITIATIVES, rng.randint(1, 2))
        evidence = {"items": [{"title": title, "reference": f"SK-{rng.randint(1, 400):03d}"} for title in titles]}
    return evidence | ({"judgement": judgement(category, verdict)} if verdict else {})


def integrity(second, rng=None):
    """Nothing against the nominee; what is merely planned or received does not count against it."""
    values = {"discipline": "none", "investigation": "none", "complaint": "none"}
    if rng and rng.random() < 0.08:
        values["investigation"] = "planned"
    if rng and rng.random() < 0.06:
        values["complaint"] = "received"
    evidence = {}
    for name in INTEGRITY:
        evidence |= {name: values[name], f"{name}-{second}": "none"}
    return evidence | {"press-matter": "none"}


def collective(category, code, rng, style="mixed", brief=False):
    """Full evidence of a collective that reaches everything."""
    prefix = PREFIXES.get(category, category)
    evidence = {f"{prefix}-{name}": True for name in FACTS[category]}
    sizes = populations(category, code) if category in RATES else {}
    for name, (threshold, of) in RATES.get(category, {}).items():
        own = style if style != "mixed" else ("both" if rng.random() < 0.12 else "counts")
        exact = of == "documents" and own != "percent"
        evidence[f"{prefix}-{name}"] = (digital_documents(rng, sizes[of]) if exact
                                        else rate(rng, threshold, sizes[of], own))
    evidence |= {f"{prefix}-{name}": judgement(category) for name in JUDGEMENTS.get(category, [])}
    evidence[f"{prefix}-initiative"] = initiative(rng, category, brief=brief)
    if category == "commune":
        evidence["commune-recognition"] = {
            "value": True, "document": f"QĐ {rng.randint(1200, 3400)}/QĐ-UBND",
            "date": f"2024-0{rng.randint(1, 8)}-{rng.randint(10, 28)}"}
    if category == "press-agency":
        evidence |= {"press-columns": {"count": rng.randint(1, 3)}, "press-items": {"count": rng.randint(60, 320)}}
    if category == "enterprise":
        evidence |= {"enterprise-prizes": initiative(rng, category, brief=True),
                     "enterprise-contribution": initiative(rng, category, brief=True)}
    else:
        evidence["compliance"] = True
    return evidence | integrity("subordinates", rng)


def individual(category, rng):
    """Full evidence of a person; one of the two kinds of achievement is enough."""
    body = BODIES[category]
    judged = {"verdict": "met", "by": body, "on": "2024-09-05"}
    achieved = rng.choice(["individual-advising", "individual-carrying-out"])
    other = "individual-carrying-out" if achieved == "individual-advising" else "individual-advising"
    evidence = {
        "individual-employment": "worker" if category == "enterprise" else rng.choice(["civil-servant", "public-employee"]),
        "individual-compliance": True,
        "individual-years-fulfilled": {"count": rng.randint(1, 6)},
        achieved: judged,
        "individual-initiative": initiative(rng, category),
    }
    if rng.random() < 0.5:
        evidence[other] = judged
    return evidence | integrity("units-headed")
