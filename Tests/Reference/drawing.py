"""Ways to draw, and moments about the deadline of 20/9/2024."""

import unicodedata

from hypothesis import strategies as st

AS_OF = "2024-09-30"

# Moments about the deadline of 20/9/2024, in every way of writing one.
MOMENTS = [
    "2024-09-12",
    "2024-09-19",
    "2024-09-19T23:59",
    "2024-09-19T23:59:59",
    "2024-09-19T16:59:59Z",
    "2024-09-19T17:00Z",
    "2024-09-20",
    "2024-09-20T00:00",
    "2024-09-20T00:00:00+07:00",
    "2024-09-20T00:30+08:00",
    "2024-09-19T18:00+00:00",
    "2024-09-20T23:59:59+07:00",
    "2024-09-21",
    "2024-09-25T10:00",
]
DAYS = ["2024-09-10", "2024-09-19", "2024-09-20", "2024-09-21", "2024-09-25"]


def nfd(text):
    return unicodedata.normalize("NFD", text)


def pick(draw, *values):
    return draw(st.sampled_from(values))


def one_in(draw, n):
    """Rarely true; false is the simpler one."""
    return draw(st.integers(0, n - 1)) == n // 2
