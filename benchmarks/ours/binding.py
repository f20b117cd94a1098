"""KhenThuong from Python: through its package where that is installed, else through plain ctypes."""

try:
    from khenthuong import Rulebook, library_version
except ImportError:
    from ours.by_ctypes import Rulebook, empty_call
else:
    def empty_call(data):
        return library_version, ()


def rulebook(data):
    return Rulebook.from_text((data / "rulebook.json").read_bytes())


def one(data):
    assess, requests = rulebook(data).assess_json, (data / "requests.ndjson").read_bytes().splitlines()
    return lambda count: [assess(request) for request in requests[:count]]


def lines(data):
    assess_lines = rulebook(data).assess_lines_json
    text, options = (data / "lines.ndjson").read_bytes(), (data / "options.json").read_bytes()
    total = text.count(b"\n")

    def one_pass(count):
        return assess_lines(options, text if count == total else b"".join(text.splitlines(True)[:count]))
    return one_pass


def decide(data):
    decide_json, request = rulebook(data).decide_json, (data / "decide-verdicts.json").read_bytes()
    return lambda count: decide_json(request)


def empty(data):
    """What a call costs by itself."""
    call, arguments = empty_call(data)
    return lambda count: [call(*arguments) for _ in range(count)]


ENGINES = {"one": one, "lines": lines, "decide": decide, "empty": empty}
