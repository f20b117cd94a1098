"""Forks, processes of a pool, subinterpreters, and the end of the process."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

from conftest import ROUNDS

from khenthuong import Rulebook


def test_a_forked_child_goes_on(rulebook: Rulebook, options: bytes, communes: bytes) -> None:
    """Of a process whose other threads are inside the library."""
    expected = hashlib.sha256(rulebook.assess_lines_json(options, communes)).digest()
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            rulebook.assess_lines_json(options, communes)

    threads = [threading.Thread(target=busy) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(20):
            child = os.fork()
            if child == 0:
                found = rulebook.assess_lines_json(options, communes)
                os._exit(0 if hashlib.sha256(found).digest() == expected else 1)
            assert os.waitpid(child, 0)[1] == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def proposed(path: str) -> int:
    with open(path, "rb") as file:
        return len(Rulebook.builtin().decide(file.read()).proposed)


def test_a_pool_of_processes(rulebook: Rulebook, sample_round: bytes) -> None:
    path = str(ROUNDS / "thanh-hoa-2024.json")
    expected = len(rulebook.decide(sample_round).proposed)
    for method in ("fork", "spawn"):
        with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
            assert list(pool.map(proposed, [path] * 4)) == [expected] * 4


def ends_well(code: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-c", code], capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return ended.stdout


def test_a_subinterpreter_has_its_own_package() -> None:
    """mod_wsgi runs portals in subinterpreters."""
    assert (
        ends_well("""
import sys
import khenthuong
if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    kind = ["legacy"]
else:
    import _xxsubinterpreters as interpreters
    kind = []
rulebook = khenthuong.Rulebook.builtin()
inner = '''
import khenthuong
rulebook = khenthuong.Rulebook.builtin()
assert rulebook.describe().categories
try:
    rulebook.assess("{")
except khenthuong.InvalidJSON as error:
    assert error.code == "json-truncated"
else:
    raise SystemExit("not refused")
'''
for _ in range(3):
    other = interpreters.create(*kind) if kind else interpreters.create(isolated=False)
    interpreters.run_string(other, inner)
    interpreters.destroy(other)
try:
    rulebook.assess("{")
except khenthuong.InvalidJSON:
    print("both")
""")
        == "both\n"
    )


def test_the_process_ends_with_threads_in_the_library() -> None:
    path = ROUNDS / "thanh-hoa-2024.json"
    assert (
        ends_well(f"""
import threading, khenthuong
rulebook = khenthuong.Rulebook.builtin()
with open({str(path)!r}, "rb") as file:
    request = file.read()
def work():
    while True:
        rulebook.decide_json(request)
for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
rulebook.decide_json(request)
print("done")
""")
        == "done\n"
    )
