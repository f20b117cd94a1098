"""How cost grows with the number of nominations: time and peak memory of assess_lines and decide."""

import math
import shutil

from engines import OURS
from generate import grow
from turns import Turn, say

OPERATIONS = {"assess": "lines-c", "decide": "decide-c"}


def measure(data, sizes, rounds):
    """{operation: [(count, best seconds, peak KiB beyond input and output)]}"""
    found = {name: [] for name in OPERATIONS}
    for count in sizes:
        folder = data / f"growth-{count}"
        grow(data, folder, count)
        for name, key in OPERATIONS.items():
            engine = next(one for one in OURS if one.key == key)
            turn = Turn(engine, folder)
            before, peak, answers = map(int, turn.tell(f"peak {count}").split())
            for _ in range(1 if count > 100_000 else rounds):
                turn.run(count)
            seconds = min(turn.times) * count
            turn.close()
            found[name].append((count, seconds, peak - before - answers))
            say(f"  {name} of {count}: {seconds:.3f} s, {peak - before - answers} KiB beyond input and output")
        shutil.rmtree(folder)
    return found


def exponent(points):
    """The slope of log(cost) over log(count), by least squares."""
    xs = [math.log(count) for count, _ in points]
    ys = [math.log(max(cost, 1e-9)) for _, cost in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return (sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs))


def table(found):
    rows = ["| nominations | assess, µs each | decide, µs each | assess, bytes each | decide, bytes each |",
            "|--:|--:|--:|--:|--:|"]
    for (count, assess, assess_kib), (_, decide, decide_kib) in zip(found["assess"], found["decide"]):
        rows.append(f"| {count:,} | {assess / count * 1e6:.2f} | {decide / count * 1e6:.2f} | "
                    f"{assess_kib * 1024 / count:,.0f} | {decide_kib * 1024 / count:,.0f} |")
    slopes = {name: exponent([(count, seconds) for count, seconds, _ in points]) for name, points in found.items()}
    rows.append("")
    rows.append("Bytes: peak resident memory beyond input and output. Time grows with the power "
                + " and ".join(f"{slope:.3f} ({name})" for name, slope in slopes.items()) + " of the number.")
    return "\n".join(rows)


def plot(found, path):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "khenthuong"
    from matplotlib import pyplot
    figure, (time, memory) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for name, points in found.items():
        counts = [count for count, _, _ in points]
        time.loglog(counts, [seconds for _, seconds, _ in points], marker="o", label=name)
        memory.loglog(counts, [max(kib, 1) / 1024 for _, _, kib in points], marker="o", label=name)
    time.set(xlabel="nominations", ylabel="seconds", title="Time")
    memory.set(xlabel="nominations", ylabel="MiB", title="Peak memory beyond input and output")
    for axes in (time, memory):
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})
