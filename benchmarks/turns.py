"""Engines as processes that wait for their turn, and the interleaved runs made of them."""

import os
import resource
import select
import shutil
import statistics
import subprocess
import sys

from engines import HERE, LIBRARY

TIMEOUT = 600  # seconds for any one answer; then the engine is stopped


class Turn:
    """One engine's process."""

    def __init__(self, engine, data, environment=None, most_memory=None):
        self.engine = engine
        limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))) if most_memory else None
        self.process = subprocess.Popen(
            engine.command + [str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE, preexec_fn=limit,
            env=os.environ | {"PYTHONPATH": str(HERE), "KHENTHUONG_LIBRARY": str(LIBRARY)} | (environment or {}))
        self.wait()
        self.ready_kib = self.memory()[0]
        self.times = []  # seconds a nomination

    def wait(self):
        if not select.select([self.process.stdout], [], [], TIMEOUT)[0]:
            self.process.kill()
            raise TimeoutError(self.engine.key)
        answer = self.process.stdout.readline().strip()
        if not answer:
            raise RuntimeError(f"{self.engine.key} ended: {self.process.wait()}")
        return answer

    def tell(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return self.wait()

    def run(self, count):
        seconds = float(self.tell(f"run {count}"))
        self.times.append(seconds / count)
        return seconds

    def write(self, count, path):
        self.tell(f"write {count} {path}")

    def memory(self):
        now, peak = self.tell("memory").split()
        return int(now), int(peak)

    def calibrate(self, most, seconds):
        """How many nominations a run takes so that it lasts about so long."""
        if self.engine.whole:
            return most
        probe = min(50, most)
        self.run(probe)
        took = self.run(probe)
        self.times.clear()
        return max(probe, min(most, int(probe * seconds / took)))

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=60)


def interleave(turns, counts, rounds):
    """A B A B …: one run of each after the other, `rounds` times."""
    for _ in range(rounds):
        for turn, count in zip(turns, counts):
            turn.run(count)


def ratio(data, first, second, most, rounds, seconds):
    """How many times the work of `second` is done by `first` in the same time: the median over the
    rounds of each pair of neighbouring runs, and the ratio of the best runs."""
    turns = [Turn(first, data), Turn(second, data)]
    counts = [turn.calibrate(most, seconds) for turn in turns]
    interleave(turns, counts, 1)
    for turn in turns:
        turn.times.clear()
    interleave(turns, counts, rounds)
    a, b = (turn.times for turn in turns)
    for turn in turns:
        turn.close()
    pairs = [y / x for x, y in zip(a, b)]
    return {"median": statistics.median(pairs), "lowest": min(pairs), "highest": max(pairs), "best": min(b) / min(a),
            "first": (min(a), statistics.median(a)), "second": (min(b), statistics.median(b))}


def resources(folder):
    """Bytes of memory and of disk that are free."""
    available = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemAvailable"))
    return available * 1024, shutil.disk_usage(folder).free


def say(*words):
    print(*words, file=sys.stderr, flush=True)
