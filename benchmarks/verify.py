"""Holds what an engine answered against the oracle: every verdict and every outcome."""

import orjson


def oracle(data):
    return [orjson.loads(line) for line in (data / "oracle.ndjson").read_bytes().splitlines()]


def answers(path, whole_document):
    text = path.read_bytes()
    if whole_document:
        return orjson.loads(text)["nominations"]
    return map(orjson.loads, text.splitlines())


def differences(engine, path, expected):
    """How many of `expected` are answered otherwise, and the first of them."""
    document = engine.decides and engine.key != "duckdb-decide"
    found = {}
    for answer in answers(path, document):
        if isinstance(answer.get("result"), list):  # datalogic's let
            answer |= answer["result"][0]
        found[answer.get("id") or answer["nomination"]] = answer
    wrong = []
    for one in expected:
        answer = found.get(one["id"])
        if answer is None or not agrees(engine, one, answer):
            wrong.append(one["id"])
    if len(found) != len(expected):
        wrong.append(f"{len(found)} answers")
    return wrong


def agrees(engine, one, answer):
    if answer["verdict"] != one["verdict"]:
        return False
    if engine.decides and (answer["standing"], answer.get("rank")) != (one["standing"], one["rank"]):
        return False
    if "findings" in answer:
        outcomes = {finding["id"]: finding["outcome"] for finding in answer["findings"]}
    else:
        outcomes = dict(answer["outcomes"])
    if any(outcomes.pop(name, None) != outcome for name, outcome in one["outcomes"].items()):
        return False
    # Ours names the authority and the prior award as well; both are met throughout.
    return all(outcome == "met" for outcome in outcomes.values())
