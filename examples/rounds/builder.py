"""Builds the submissions of a round and keeps, beside each nomination, what the guidance makes of it."""

from evidence import collective, generator, individual

MERIT = "certificate-of-merit"
DISTRICT_COMMENDATION = "district-certificate-of-commendation"
COMMUNE_COMMENDATION = "commune-certificate-of-commendation"
CLEAN = "eligible proposed"


def expectation(words):
    """"eligible duplicate unresolved" as an object; the words are verdict, standing and flags."""
    words = words.split()
    expected = {} if words[0] == "invalid" else {"verdict": words.pop(0)}
    expected["standing"] = words.pop(0)
    for flag in words:
        expected |= {"provisional": {"provisional": True}, "resolved": {"resolved": True},
                     "unresolved": {"resolved": False}}[flag]
    return expected


class Scenario:
    def __init__(self, title, why):
        self.title, self.why, self.ids = title, why, []


class Round:
    def __init__(self, registry):
        self.registry = registry
        self.submissions, self.scenarios = {}, []
        self.expected = {"open": {}, "closed": {}}
        self.persons = self.achievements = 0
        self.ranks = {2023: self.ranking(2023), 2022: self.ranking(2022)}

    def ranking(self, year):
        """Made-up ranks, one for each unit of a category; the city leads the districts of 2023."""
        ranks = {}
        for category in ["department", "district", "commune"]:
            codes = self.registry.of(category)
            generator("ranking", year, category).shuffle(codes)
            if category == "district" and year == 2023:
                codes.sort(key=lambda code: code != "380")
            ranks[category] = {code: rank for rank, code in enumerate(codes, 1)}
        return ranks

    def unranked(self, code):
        for year in self.ranks.values():
            year["commune"].pop(code, None)

    def better_ranked(self, codes):
        return sorted(codes, key=self.ranks[2023]["commune"].get)

    def scenario(self, title, why):
        self.scenarios.append(Scenario(title, why))

    def submission(self, nominator, **fields):
        """The letter and the minutes of a nominator; None takes a field away."""
        if nominator not in self.submissions:
            rng = generator("submission", nominator)
            day, number = rng.randint(9, 19), rng.randint(11, 420)
            if fields.get("receivedAt"):
                day = min(int(fields["receivedAt"][8:10]), 19)
            self.submissions[nominator] = {
                "nominator": nominator,
                "receivedAt": f"2024-09-{day:02d}T{rng.randint(8, 16):02d}:{rng.randint(0, 59):02d}+07:00",
                "receivedBy": "STTTT",
                "documents": {
                    "submission-letter": {"form": "01", "originals": 1, "signed": True, "listed": [],
                                          "reference": f"{number}/TTr", "date": f"2024-09-{day - 2:02d}"},
                    "council-minutes": {"originals": 1, "reference": f"{number - 3}/BB-HĐTĐKT",
                                        "date": f"2024-09-{day - 4:02d}"}},
                "nominations": []}
        submission = self.submissions[nominator]
        for key, value in fields.items():
            submission[key] = value
            if value is None:
                del submission[key]
        return submission

    def person(self):
        self.persons += 1
        return f"cn-{self.persons:04d}"

    def nominate(self, nominator, unit, expect=CLEAN, closed=None, *, person=None, award=MERIT, score=None,
                 style="mixed", change=None, drop=(), ordering=None, listed=True, documents=None, **fields):
        """One nomination of a unit, or of a person of it; `closed` is what becomes of it if that differs."""
        submission = self.submission(nominator)
        nomination_id = f"{nominator}-{len(submission['nominations']) + 1}"
        rng = generator("figures", person or unit)
        category = self.registry.judged_as(unit)
        evidence = individual(category, rng) if person else collective(category, unit, rng, style)
        evidence |= change or {}
        self.achievements += 1
        nomination = {
            "id": nomination_id, "award": award,
            "nominee": {"kind": "individual", "id": person, "unit": unit} if person
            else {"kind": "collective", "unit": unit},
            "achievement": f"tt-{self.achievements:04d}",
            "measuredOn": f"2024-{rng.choice(['08-15', '08-20', '08-26', '08-31'])}",
            "evidence": {key: value for key, value in evidence.items() if key not in drop},
            "priorAwards": [],
        }
        if award == MERIT:
            nomination["documents"] = {"achievement-report": {"form": "08", "originals": 2, "confirmed": True},
                                       "summary-report": {"originals": 2, "confirmed": True}}
            for document, paper in (documents or {}).items():
                nomination["documents"][document] = paper
            if listed:
                submission["documents"]["submission-letter"]["listed"].append(nomination_id)
        keys = ({"achievementScore": score} if score else {}) | (ordering or {})
        if keys:
            nomination["ordering"] = keys
        for key, value in fields.items():
            nomination[key] = value
            if value is None:
                del nomination[key]
        submission["nominations"].append(nomination)
        self.scenarios[-1].ids.append(nomination_id)
        self.expected["open"][nomination_id] = expectation(expect)
        self.expected["closed"][nomination_id] = expectation(closed or expect)
        return nomination
