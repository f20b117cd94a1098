"""One engine in a process of its own: loads, says "ready", then does what it is told.

    python3 worker.py MODULE ENGINE DATA

    run N         one pass over the first N nominations; answers the seconds of processor time it took
    write N PATH  the same; the answers go to PATH, one a line
    memory        resident kilobytes now, and at the peak
    quit

The C programs speak the same words, so run.py lets them take turns.
"""

import gc
import importlib
import sys
from pathlib import Path
from time import process_time


def resident(field):
    """VmRSS or VmHWM in KiB. (getrusage's peak begins with that of the process that forked.)"""
    for line in open("/proc/self/status"):
        if line.startswith(field):
            return int(line.split()[1])


def main():
    module, engine, data = sys.argv[1:]
    prepare = importlib.import_module(module).ENGINES[engine]
    one_pass = prepare(Path(data))
    gc.collect()
    gc.freeze()
    gc.disable()
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins here
    print("ready", flush=True)
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "run":
            count = int(rest[0])
            start = process_time()
            answers = one_pass(count)
            took = process_time() - start
            del answers
            gc.collect()
            print(f"{took:.9f}", flush=True)
        elif command == "write":
            answers = one_pass(int(rest[0]))
            with open(rest[1], "wb") as file:
                for answer in [answers] if isinstance(answers, (bytes, str)) else answers:
                    answer = answer.encode() if isinstance(answer, str) else answer
                    file.write(answer if answer.endswith(b"\n") else answer + b"\n")
            print("written", flush=True)
        elif command == "memory":
            print(resident("VmRSS"), resident("VmHWM"), flush=True)
        else:
            break


if __name__ == "__main__":
    main()
