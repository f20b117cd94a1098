"""Holds measured counts against the committed ones."""

MARGIN = 0.05
# A floor may grow by so much of the whole besides: what is inlined where changes with every compiler.
SHIFT = 0.01
# Allocations are whole calls divided by nominations.
ALLOCATION = 0.05


def compare(measured, committed):
    """(failures, remarks, checks made): of {operation: {"total", floors…, "allocations"}} each."""
    failures, remarks, checks = [], [], 0
    for operation in sorted(measured.keys() | committed.keys()):
        now, then = measured.get(operation), committed.get(operation)
        if now is None or then is None:
            failures.append(f"{operation}: {'not measured' if now is None else 'no committed threshold'}")
            checks += 1
            continue
        for name in then:
            checks += 1
            found, threshold = now[name], then[name]
            slack = {"total": 0, "allocations": ALLOCATION}.get(name, SHIFT * then["total"])
            unit = "" if name == "allocations" else " instructions"
            said = f"{operation}, {name}: {found:,}{unit}, the threshold is {threshold:,}"
            if threshold:
                said += f" ({(found / threshold - 1) * 100:+.1f} %)"
            if found > threshold * (1 + MARGIN) + slack:
                failures.append(said)
            elif found < threshold * (1 - MARGIN) - slack:
                remarks.append(said)
    return failures, remarks, checks
