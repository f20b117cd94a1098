"""How cost grows with the number of nominations: time and peak memory of assess_lines and decide."""

import math
import shutil

from engines import OURS
from generate import grow
from turns import Turn, resources, say

OPERATIONS = {"assess": "lines-c", "decide": "decide-c"}
LABELS = {"assess": "assess_lines", "decide": "decide"}
SIZES = (1000, 10_000, 100_000, 1_000_000)
# A size is run where there is room for its input, its answers and as much again, and on disk for its files.
MEMORY_EACH, DISK_EACH = 12_000, 3000


def measure(data, most, rounds):
    """({operation: [(count, best seconds, peak KiB beyond input and output)]}, what was left out and why)"""
    found, left_out = {name: [] for name in OPERATIONS}, []
    for count in (size for size in SIZES if size <= most):
        memory, disk = resources(data)
        if memory < count * MEMORY_EACH or disk < count * DISK_EACH:
            left_out.append(f"{count:,} was left out: it takes {count * MEMORY_EACH / 1e9:.0f} GB of memory and "
                            f"{count * DISK_EACH / 1e9:.0f} GB of disk, {memory / 1e9:.0f} and {disk / 1e9:.0f} are free.")
            continue
        folder = data / f"growth-{count}"
        grow(data, folder, count)
        for name, key in OPERATIONS.items():
            found[name].append(_one(name, key, folder, count, rounds))
        shutil.rmtree(folder)
    return found, left_out


def _one(name, key, folder, count, rounds):
    turn = Turn(next(one for one in OURS if one.key == key), folder, most_memory=count * MEMORY_EACH + 2 ** 30)
    before, peak, answers = map(int, turn.tell(f"peak {count}").split())
    for _ in range(2 if count > 100_000 else rounds):
        turn.run(count)
    seconds = min(turn.times) * count
    turn.close()
    beyond = max(peak - before - answers, 0)
    say(f"  {name} of {count}: {seconds:.3f} s, {beyond} KiB beyond input and output")
    return count, seconds, beyond


def exponent(points):
    """The slope of log(cost) over log(count), by least squares."""
    xs = [math.log(count) for count, _ in points]
    ys = [math.log(max(cost, 1e-9)) for _, cost in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return (sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs))


def exponents(found):
    """{operation: (of time, of memory)}"""
    return {name: (exponent([(count, seconds) for count, seconds, _ in points]),
                   exponent([(count, max(kib, 1)) for count, _, kib in points])) for name, points in found.items()}


def table(found, left_out):
    names = [LABELS[name] for name in found]
    rows = ["| nominations | " + " | ".join(f"`{name}`, s | µs each" for name in names) + " | "
            + " | ".join(f"`{name}`, MiB | bytes each" for name in names) + " |",
            "|--:|" + "--:|" * 4 * len(names)]
    for points in zip(*found.values()):
        count = points[0][0]
        cells = [f"{seconds:.3f} | {seconds / count * 1e6:.2f}" for _, seconds, _ in points]
        cells += [f"{kib / 1024:.1f} | {kib * 1024 / count:,.0f}" for *_, kib in points]
        rows.append(f"| {count:,} | " + " | ".join(cells) + " |")
    slopes = list(zip(*exponents(found).values()))
    rows.append("| fitted exponent | " + " | ".join(f"**{slope:.3f}** | " for kind in slopes for slope in kind) + " |")
    return "\n".join(rows + [""] + [
        "Best times, with a warm context. MiB and bytes: peak resident memory of a first call in a new process, beyond",
        "input and output. The exponent is that of the power of the number by which the cost grows, fitted by least",
        "squares over the logarithms: 1 is linear, below 1 a fixed part still shows.", *left_out])


def plot(found, path):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "khenthuong"
    from matplotlib import pyplot
    from matplotlib.ticker import FuncFormatter
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
    figure.suptitle("Cost of one call over the number of nominations in it")
    slopes = exponents(found)
    for (name, points), marker, color in zip(found.items(), "os", ("#1b6ca8", "#c4501b")):
        counts = [count for count, *_ in points]
        for which, values in enumerate(([seconds for _, seconds, _ in points], [max(kib, 1) / 1024 for *_, kib in points])):
            axes[which].loglog(counts, values, marker=marker, color=color,
                               label=f"{LABELS[name]}: exponent {slopes[name][which]:.2f}")
            axes[which].plot(counts, [values[-1] * count / counts[-1] for count in counts],
                             linestyle=":", linewidth=1, color=color)
    titles = ("Time, best run (s)", "Peak memory beyond input and output (MiB)")
    for one, title in zip(axes, titles):
        one.set(xlabel="nominations in one call", ylabel=title.split("(")[1].rstrip(")"), title=title)
        one.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        one.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        one.grid(True, which="major", alpha=0.3)
        one.plot([], [], linestyle=":", color="#666666", linewidth=1, label="linear")
        one.legend(frameon=False, loc="upper left")
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
