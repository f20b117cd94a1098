"""The library's reading of JSON, through its C functions, against `strict_json`."""

import json
from pathlib import Path

import cases
import pytest
from strict_json import fault

FOLDER = Path(__file__).parent
OK, JSON, REQUEST, RULEBOOK, LIMIT = 0, 20, 30, 40, 50
HEAD, TAIL = b'{"schemaVersion":1,"parts":["deadline"],"extensions":', b"}"


def texts():
    for path in sorted(FOLDER.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for kind in ("valid", "invalid"):
            for number, entry in enumerate(data[kind]):
                text = bytes.fromhex(entry["hex"]) if "hex" in entry else entry["text"].encode()
                expected = (entry["fault"], entry["at"]) if kind == "invalid" else None
                yield pytest.param(text, expected, id=f"{path.stem}-{kind}-{number}")


ALL = list(texts())


def problem_of(answer):
    found = json.loads(answer.text)["problem"]
    return found["code"].removeprefix("json-"), found["byteOffset"]


def place_of(text: bytes, offset: int) -> tuple[int, int]:
    """Line and column as an editor counts them, where the bytes before are UTF-8."""
    before = text[:offset].decode().replace("\r\n", "\n")
    if before.endswith("\r") and text[offset : offset + 1] == b"\n":
        before = before[:-1] + " "
    lines = before.replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def expect_refused(answer, text, expected):
    """Refused with the code and the place that the grammar gives."""
    assert answer.status == (LIMIT if expected[0] == "too-deep" else JSON)
    assert problem_of(answer) == expected
    found = json.loads(answer.text)["problem"]
    assert (found["line"], found["column"]) == place_of(text, expected[1])
    assert found["pointer"] == ""


@pytest.mark.parametrize("text, expected", ALL)
def test_whole_text(library, text, expected):
    """As a rulebook that is checked: what is not JSON is refused, else it is read."""
    assert fault(text) == expected
    answer = library.check(text)
    if expected is None:
        assert answer.status == OK
    else:
        expect_refused(answer, text, expected)


@pytest.mark.parametrize("text, expected", ALL)
def test_inside_a_request(library, rulebook, text, expected):
    """As a host's own value: it comes back byte for byte, or the request is refused."""
    request = HEAD + text + TAIL
    expected = fault(request)
    answer = library.describe(rulebook, request)
    if expected is not None:
        expect_refused(answer, request, expected)
    elif answer.status == OK:
        assert answer.text.endswith(b',"extensions":' + text.strip(b" \t\r\n") + b"}")
    else:
        # The text closed the object by itself, or stood where another member may.
        assert answer.status == REQUEST


def python_takes(text: bytes) -> bool:
    def refuse(word):
        raise ValueError(word)

    try:
        json.loads(text.decode("utf-8", "strict"), parse_constant=refuse)
        return True
    except (ValueError, RecursionError):
        return False


@pytest.mark.parametrize("text, expected", ALL)
def test_the_grammar_against_python(text, expected):
    """Python's own reader takes lone surrogates and any depth; else the two agree."""
    if expected is not None and expected[0] == "too-deep":
        return
    if expected is not None and expected[0] == "bad-string" and python_takes(text):
        assert text[expected[1] : expected[1] + 3].lower() in (b"\\ud", b"\\ud")
        assert text[expected[1] + 3 : expected[1] + 4].lower() in b"89abcdef"
        return
    assert python_takes(text) == (expected is None)


def real_request(operation: str, at_least: int) -> bytes:
    """The shortest request of the shared cases that is answered and so long."""
    fitting = [
        case.request
        for case in cases.load()
        if case.operation == operation and case.status == OK and "base" in case.data
    ]
    return min((text for text in fitting if len(text) >= at_least), key=len)


@pytest.mark.parametrize("operation, at_least", [("assess", 3000), ("decide", 4000)])
def test_truncated_at_every_byte(library, rulebook, operation, at_least):
    request = real_request(operation, at_least)
    ask = getattr(library, operation)
    assert ask(rulebook, request).status == OK
    assert request.endswith(b"}")
    for length in range(len(request)):
        text = request[:length]
        expect_refused(ask(rulebook, text), text, fault(text))


SMALL = (
    '{"schemaVersion":1,"parts":["deadline"],'
    '"extensions":{"tên":["\\u00e0\\n\\ud83d\\ude00",-1.5e3,true,null,{}, "Đ"]}}'
).encode()


@pytest.mark.parametrize("place", range(len(SMALL)))
def test_every_change_of_one_byte(library, rulebook, place):
    for byte in range(256):
        text = SMALL[:place] + bytes([byte]) + SMALL[place + 1 :]
        expected = fault(text)
        answer = library.describe(rulebook, text)
        if expected is not None:
            expect_refused(answer, text, expected)
            continue
        assert answer.status in (OK, REQUEST)
        own = json.loads(text).get("extensions")
        if answer.status == OK:
            own_bytes = text[text.index(b'"extensions":') + len(b'"extensions":') : -1]
            assert answer.text.endswith(b',"extensions":' + own_bytes.strip() + b"}")
            assert json.loads(answer.text)["extensions"] == own


@pytest.mark.parametrize("place", range(len(SMALL)))
def test_every_byte_left_out_or_doubled(library, rulebook, place):
    for text in (
        SMALL[:place] + SMALL[place + 1 :],
        SMALL[:place] + SMALL[place : place + 1] * 2 + SMALL[place + 1 :],
    ):
        expected = fault(text)
        answer = library.describe(rulebook, text)
        if expected is not None:
            expect_refused(answer, text, expected)
        else:
            assert answer.status in (OK, REQUEST)


def test_keys_are_the_same_however_they_are_escaped(library, rulebook):
    plain = library.describe(rulebook, b'{"schemaVersion":1,"parts":["deadline"]}')
    escaped = library.describe(rulebook, b'{"schema\\u0056ersion":1,"p\\u0061rts":["deadlin\\u0065"]}')
    assert plain.status == OK and escaped == plain


@pytest.mark.parametrize(
    "text",
    [
        b'{"schemaVersion":1,"schemaVersion":1}',
        b'{"schemaVersion":1,"schema\\u0056ersion":1}',
        b'{"schemaVersion":1,"extensions":1,"extensions":1}',
    ],
)
def test_a_key_that_stands_twice(library, rulebook, text):
    answer = library.describe(rulebook, text)
    assert answer.status == JSON
    assert problem_of(answer) == ("duplicate-key", text.rindex(b',"') + 1)
