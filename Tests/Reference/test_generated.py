"""Generated nominations and rounds: the library decides as the reference model does.

EXAMPLES=N compares N nominations and two rounds for every five of them; SEED=N begins
elsewhere. Left out, it is the same run every time.
"""

import os

from cases import write
from compare_rounds import VERDICTS
from decision import STANDINGS
from generated import assess_requests, rounds
from hypothesis import HealthCheck, Phase, given, seed, settings
from world import UNITS

EXAMPLES = int(os.environ.get("EXAMPLES") or 3000)
SEED = int(os.environ.get("SEED") or 20240920)
QUIET = list(HealthCheck)
PHASES = [Phase.generate, Phase.shrink]


def text_of(request):
    """The registry is the same every time and written once."""
    rest = write({key: value for key, value in request.items() if key != "units"})
    return f'{rest[:-1]},"units":{UNITS_TEXT}}}'.encode()


UNITS_TEXT = write(UNITS)


def options(examples):
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=PHASES,
        suppress_health_check=QUIET,
    )


def test_nominations(generated_comparison):
    @seed(SEED)
    @options(EXAMPLES)
    @given(assess_requests())
    def compare(request):
        text = text_of(request)
        differences = generated_comparison.assess(text)
        assert not differences, f"{differences}\n{text.decode()}"

    compare()
    assert generated_comparison.compared["nominations"] >= EXAMPLES


def test_rounds(generated_comparison):
    examples = EXAMPLES * 2 // 5

    @seed(SEED)
    @options(examples)
    @given(rounds())
    def compare(request):
        text = text_of(request)
        differences = generated_comparison.decide(text)
        assert not differences, f"{differences}\n{text.decode()}"

    compare()
    assert generated_comparison.compared["rounds"] >= examples


def test_everything_was_reached(generated_comparison):
    """Every verdict, every standing, every answer to a ruling and every certainty."""
    seen = generated_comparison.seen
    expected = [
        *VERDICTS,
        "malformed",
        *STANDINGS,
        "provisional",
        "resolved",
        "effects of readings",
    ]
    expected += ["certain", "possible", "impossible"]
    expected += [f"ruling {status}" for status in ("applied", "overtaken", "refused")]
    assert {what: seen[what] for what in expected if seen[what] < 5} == {}
