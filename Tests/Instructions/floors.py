"""Which floor of the house an instruction belongs to, by the source file it was compiled from: that of
the innermost inlined function of ours. What was compiled from no file of ours is the runtime's: Swift's
library, reference counts, the C library."""

import json
import re
import subprocess
from collections import Counter

FLOORS = ("parse", "decide", "write", "receipt", "boundary", "runtime")
# The first that matches a path under Sources.
BY_PATH = [(re.compile(pattern), floor) for pattern, floor in (
    (r"CSimdJSON/", "parse"),
    (r"CSHA256/|JSONText/SHA256|KhenThuong/Receipt/", "receipt"),
    (r"JSONText/(JSONWriter|PreparedText|Stencil|Digits|Message)", "write"),
    (r"JSONText/", "parse"),
    (r"KhenThuong/Request/|KhenThuong/Round/(RoundRequest|RulingReader)", "parse"),
    (r"KhenThuong/Response/", "write"),
    (r"(Rulebook|Assessment|Selection)/|KhenThuong/Round/", "decide"),
    (r"KhenThuong/|KhenThuongC/|CRulebooks/", "boundary"))]
BY_MODULE = {"JSONText": "parse", "Rulebook": "decide", "Assessment": "decide", "Selection": "decide",
             "KhenThuong": "boundary", "KhenThuongC": "boundary"}
BY_OBJECT = {"libsimdjson": "parse", "libcrypto": "receipt"}


def by_floor(instructions, library, program, symbolizer):
    """{floor: instructions} of a Counter of (object, function, address)."""
    found = Counter(dict.fromkeys(FLOORS, 0))
    ours = {address for module, _, address in instructions if library.name in (module or "")}
    floors = _look_up(sorted(ours), library, symbolizer)
    for (module, function, address), count in instructions.items():
        name = (module or "").rsplit("/", 1)[-1]
        if name == program.name:
            continue  # the loop that calls
        if name.startswith(library.name):
            found[floors[address] or of_symbol(function)] += count
        else:
            found[BY_OBJECT.get(name.split(".")[0], "runtime")] += count
    return found


def _look_up(addresses, library, symbolizer):
    said = subprocess.run([symbolizer, f"--obj={library}", "--inlines", "--output-style=JSON"], check=True,
                          input="\n".join(addresses) + "\n", capture_output=True, text=True).stdout
    floors = {}
    for line in said.splitlines():
        one = json.loads(line)
        floors[one["Address"]] = of_files([frame["FileName"] for frame in one["Symbol"]])
    if not any(floors.values()):
        raise SystemExit(f"{library} has no debug information to find its source files by")
    return floors


def of_files(files):
    """From the innermost function to that which it was inlined into."""
    for file in files:
        if "simdjson" in file.rsplit("/", 1)[-1].lower():
            return "parse"
        _, under, path = file.rpartition("/Sources/")
        if under:
            return next((floor for pattern, floor in BY_PATH if pattern.match(path)), None)
    return None


def of_symbol(function):
    """Code the compiler made up has no file; its Swift symbol begins with the module's name."""
    mangled = re.match(r"\$s(\d+)(.*)", function or "")
    return BY_MODULE.get(mangled[2][:int(mangled[1])], "runtime") if mangled else "runtime"
