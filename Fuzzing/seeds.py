"""Writes what fuzzing begins with, all from files of the repository.

    seeds.py FOLDER

    FOLDER/words.h, words.dict   keys and words of the formats and of the rulebook
    FOLDER/seeds/TARGET/NAME     inputs from the shared cases, the sample rounds and the
                                 rulebook
"""

import json
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "Tests/Schemas"))

import cases  # noqa: E402
from small_rulebook import small_rulebook  # noqa: E402

PART_END = b"\x1e"
TARGET_OF = {
    "assess": "assess",
    "decide": "decide",
    "describe": "describe",
    "check": "check",
    "assessLines": "assess_lines",
}
LONGEST_SEED = 140_000
# Longer texts of rulebooks are whole ones, which are slow.
SMALL = 60_000


def property_names(schema, found):
    """Names of properties, and the words of enums and constants."""
    if isinstance(schema, dict):
        found[0].update(schema["properties"] if isinstance(schema.get("properties"), dict) else ())
        for word in [*schema.get("enum", []), schema.get("const")]:
            if isinstance(word, str):
                found[1].add(word)
        for member in schema.values():
            property_names(member, found)
    elif isinstance(schema, list):
        for element in schema:
            property_names(element, found)


def ids(value, found):
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            found.add(value["id"])
        found.update(v for k, v in value.items() if k in ("code", "path") and isinstance(v, str))
        for member in value.values():
            ids(member, found)
    elif isinstance(value, list):
        for element in value:
            ids(element, found)


def vocabulary() -> tuple[list[str], list[str]]:
    keys, words = set(), set()
    for path in (REPOSITORY / "include/schemas").glob("*.json"):
        property_names(json.loads(path.read_text(encoding="utf-8")), (keys, words))
    for rulebook in cases.builtin_rulebooks().values():
        ids(rulebook, words)
        for reading in rulebook["readings"]:
            words.update(value["id"] for value in reading.get("values", []))
        keys.update(rule["id"] for part in ("criteria", "documents") for rule in rulebook[part])
        keys.update(reading["id"] for reading in rulebook["readings"])
    return sorted(keys), sorted(words)


def c_string(text: str) -> str:
    return json.dumps(text)


def write_words(folder: Path) -> None:
    keys, words = vocabulary()
    lines = ["/* Made by seeds.py. */"]
    for name, texts in (("keys", keys), ("words", words)):
        members = "".join(f"    {c_string(text)},\n" for text in texts)
        lines.append(f"static const char *const {name}[] = {{\n{members}}};")
    (folder / "words.h").write_text("\n".join(lines) + "\n", encoding="utf-8")
    entries = [f'"\\"{word}\\""' for word in sorted({*keys, *words}) if word.isascii()]
    marks = ['"{"', '"}"', '"["', '"]"', '","', '":"', '"true"', '"false"', '"null"', '"\\\\u0000"',
             '"\\\\ud83d\\\\ude00"', '"\\xEF\\xBB\\xBF"', '"\\xED\\xA0\\x80"', '"\\x1E"', '"\\x0A"']
    (folder / "words.dict").write_text("\n".join(entries + marks) + "\n", encoding="utf-8")


def patched(case: cases.Case) -> bytes | None:
    """A case's own rulebook, as a change to a small one where it has what is changed."""
    patch = case.data.get("rulebookPatch")
    builtin = cases.builtin_rulebooks().get(case.rulebook_id)
    if not patch or builtin is None:
        return None
    try:
        return cases.write(cases.patch_rulebook(small_rulebook(builtin), patch)).encode()
    except (KeyError, ValueError, IndexError, TypeError):
        return None


def inputs(case: cases.Case):
    """The inputs that a case gives: pairs of a target and its bytes."""
    rulebook = patched(case)
    if rulebook is not None:
        yield "rulebook_create", rulebook
        yield "check", rulebook
    if case.operation == "assessLines":
        yield "assess_lines", case.request + PART_END + case.lines_text
    elif case.operation == "check":
        if rulebook is None and len(case.request) < SMALL:
            yield "rulebook_create", case.request
            yield "check", case.request
    elif case.operation != "verify":
        yield TARGET_OF[case.operation], case.request
    elif case.verifies == "assessLines":
        for change in (b"", b"~200:1:x"):
            yield "verify", case.request + PART_END + case.lines_text + PART_END + change
    elif case.verifies:
        for change in (b"", b"~30:2:", b"~1000:0:,"):
            yield "verify", PART_END + case.request + PART_END + change
    else:
        yield "verify", PART_END + case.request + PART_END + case.data["earlier"].encode()


def samples():
    rounds = REPOSITORY / "examples/rounds"
    for path in sorted(rounds.glob("thanh-hoa-2024*.json")):
        yield "decide", path.stem, path.read_bytes()
    options = (rounds / "communes-2024-options.json").read_bytes()
    lines = (rounds / "communes-2024.ndjson").read_bytes().splitlines(keepends=True)
    yield "assess_lines", "communes", options + PART_END + b"".join(lines[:4])
    for id, rulebook in cases.builtin_rulebooks().items():
        for name, text in ((id, rulebook), (f"{id}-small", small_rulebook(rulebook))):
            yield "rulebook_create", name, cases.write(text).encode()
            yield "check", name, cases.write(text).encode()
    yield "describe", "all", b""


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_words(folder)
    for target in {*TARGET_OF.values(), "rulebook_create", "verify"}:
        (folder / "seeds" / target).mkdir(parents=True, exist_ok=True)
    for target, name, text in samples():
        (folder / "seeds" / target / name).write_bytes(text)
    for case in cases.load():
        for number, (target, text) in enumerate(inputs(case)):
            if len(text) <= LONGEST_SEED:
                (folder / "seeds" / target / f"{case.name}-{number}").write_bytes(text)


if __name__ == "__main__":
    main()
