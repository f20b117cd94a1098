"""The machine, the compilers and the versions, as the report names them."""

import datetime
import os
import platform
import re
import subprocess
from importlib.metadata import version

from engines import HERE

PACKAGES = re.findall(r"^([\w-]+)==", (HERE / "requirements.txt").read_text(), re.MULTILINE)
DRAWING = {"matplotlib"}
OF_INTEREST = ("avx2", "avx512f", "sha_ni")


def said(*command):
    """The first line a program says, or nothing where there is none."""
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=HERE, timeout=60).stdout.split("\n")[0].strip()
    except FileNotFoundError:
        return ""


def processor():
    lines = open("/proc/cpuinfo").read().splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    flags = next((line.split(":", 1)[1].split() for line in lines if line.startswith("flags")), [])
    return f"{model}, {os.cpu_count()} cores, {', '.join(flag for flag in OF_INTEREST if flag in flags) or 'no AVX2'}"


def memory():
    return next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal")) / 2 ** 20


def system():
    release = platform.freedesktop_os_release()
    return f"{release.get('PRETTY_NAME', platform.system())}, {platform.system()} {platform.release().split('-')[0]}"


def peers():
    import sqlite3
    found = [f"{name} {version(name)}" for name in PACKAGES if name not in DRAWING]
    return ", ".join([*found, f"SQLite {sqlite3.sqlite_version}", f"Python {platform.python_version()}"])


def table(load_before):
    simdjson = said("dpkg-query", "--show", "--showformat=${Version}", "libsimdjson-dev")
    swift = re.sub(r".*?Swift version (\S+).*", r"\1", said(os.environ.get("SWIFT", "swift"), "--version"))
    php = re.sub(r"^PHP (\S+).*", r"\1", said("php", "--version"))
    rows = {
        "processor": processor(), "memory": f"{memory():.1f} GiB", "system": system(),
        "compilers": f"Swift {swift}; gcc {said('gcc', '-dumpfullversion')}; libsimdjson {simdjson}"
                     + (f"; PHP {php}" if php else ""),
        "peers": peers(),
        "measured": f"{datetime.date.today():%Y-%m-%d}, commit {said('git', 'rev-parse', '--short', 'HEAD') or 'unknown'}, "
                    f"load average {load_before:.1f} before and {os.getloadavg()[0]:.1f} after (the benchmark itself is 1)"}
    return "\n".join(["| | |", "|---|---|"] + [f"| {name} | {value} |" for name, value in rows.items()])
