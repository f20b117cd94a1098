"""What the READMEs show is what happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import REPOSITORY, ROUNDS


def example(path: Path) -> str:
    found = re.search(r"```python\n(from khenthuong import.*?)```", path.read_text(), re.S)
    assert found
    return found[1]


@pytest.mark.parametrize("readme", ["README.md", "bindings/python/README.md"])
def test_the_first_example(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples/rounds").mkdir(parents=True)
    shutil.copy(ROUNDS / "thanh-hoa-2024.json", tmp_path / "round.json")
    shutil.copy(ROUNDS / "thanh-hoa-2024.json", tmp_path / "examples/rounds")
    monkeypatch.chdir(tmp_path)
    exec(compile(example(REPOSITORY / readme), readme, "exec"), {})
    assert capsys.readouterr().out.startswith("1 BDT ('III.4.a-1 (1)',)\n2 ")
