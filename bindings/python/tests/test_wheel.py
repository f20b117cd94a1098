"""The wheel: what is in it, how it is built, and its use far from this checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import REPOSITORY, ROUNDS

from khenthuong import Rulebook

BINDING = REPOSITORY / "bindings/python"
TESTS = Path(__file__).parent
# Downloaded when the environment of these tests was made, so that building needs no network.
WHEELHOUSE = BINDING / ".venv/wheelhouse"
USE = """
import json, sys
from khenthuong import Rulebook
rulebook = Rulebook.builtin()
with open("round.json", "rb") as file:
    decision = rulebook.decide(file.read())
with open("options.json") as options, open("communes.ndjson", "rb") as lines:
    verdicts = [result.verdict for result in rulebook.assess_many(options.read(), lines)]
with open("decision.json", "wb") as file:
    file.write(decision.raw)
with open("/proc/self/maps") as file:
    loaded = sorted({line.split()[5] for line in file if ".so" in line})
json.dump({"verdicts": verdicts, "loaded": loaded, "path": sys.path}, sys.stdout)
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    (found,) = (REPOSITORY / "build/python").glob("khenthuong-*.whl")
    return found


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Without anything of this environment but the search path."""
    base = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run(
        command, cwd=cwd, env={**base, **environment}, capture_output=True, text=True, timeout=300
    )


def empty_environment(folder: Path) -> Path:
    """A virtual environment with nothing in it; its Python."""
    made = run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stderr
    return folder / "venv/bin/python"


def pip_install(python: Path, what: Path, **environment: str) -> None:
    pip = [sys.executable, "-m", "pip", "--python", python]
    installed = run(*pip, "install", what, cwd=python.parents[2], PIP_NO_INDEX="1", **environment)
    assert installed.returncode == 0, installed.stderr


def use(python: Path, folder: Path) -> dict[str, list[str]]:
    shutil.copy(ROUNDS / "thanh-hoa-2024.json", folder / "round.json")
    shutil.copy(ROUNDS / "communes-2024-options.json", folder / "options.json")
    shutil.copy(ROUNDS / "communes-2024.ndjson", folder / "communes.ndjson")
    used = run(python, "-I", "-c", USE, cwd=folder)
    assert used.returncode == 0, used.stderr
    assert used.stderr == ""
    told: dict[str, list[str]] = json.loads(used.stdout)
    return told


def test_what_is_in_the_wheel(wheel: Path) -> None:
    name = re.fullmatch(
        r"khenthuong-(\d+\.\d+\.\d+)-cp311-abi3-manylinux_2_(\d+)_\w+\.whl", wheel.name
    )
    assert name, wheel.name
    assert int(name[2]) <= 36, "newer than the C library of Debian 12"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(f"khenthuong-{name[1]}.dist-info/METADATA").decode()
    assert "khenthuong/py.typed" in names
    assert f"khenthuong-{name[1]}.dist-info/licenses/LICENSE" in names
    assert not [n for n in names if n.endswith((".c", ".h", "/build")) or "test" in n]
    files = [Path(n).name.split(".so")[0] for n in names if ".so" in n]
    carried = {re.sub(r"-[0-9a-f]{8}$", "", file) for file in files}
    assert carried == {"_native.abi3", "libkhenthuong", "libsimdjson", "libcrypto"}
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist")]
    assert all("extra ==" in line for line in needed), needed


def test_the_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    python = empty_environment(tmp_path)
    pip_install(python, wheel)
    told = use(python, tmp_path)

    assert not [path for path in told["path"] if path.startswith(str(REPOSITORY))]
    ours = [path for path in told["loaded"] if re.search("khenthuong|simdjson", path)]
    assert len(ours) == 4, ours  # module, library, simdjson, libcrypto
    assert all(path.startswith(str(tmp_path)) for path in ours), ours

    demo = run(
        REPOSITORY / "build/khenthuong", "decide", "--json", tmp_path / "round.json", cwd=tmp_path
    )
    assert (tmp_path / "decision.json").read_text() == demo.stdout.removesuffix("\n")
    rulebook = Rulebook.builtin()
    with (ROUNDS / "communes-2024.ndjson").open("rb") as lines:
        options = (ROUNDS / "communes-2024-options.json").read_text()
        results = list(rulebook.assess_many(options, lines))
    expected = [result.json()["verdict"] for result in results]
    assert told["verdicts"] == expected


def test_pip_install_of_the_folder(tmp_path: Path) -> None:
    """As README.md says it, with a build environment of pip's own."""
    python = empty_environment(tmp_path)
    pip_install(python, BINDING, PIP_FIND_LINKS=str(WHEELHOUSE), PIP_CONFIG_FILE=os.devnull)
    told = use(python, tmp_path)
    assert len(told["verdicts"]) == 558


def test_without_the_library_the_build_says_what_to_do(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    without = shutil.ignore_patterns(".venv", "build", "tests")
    shutil.copytree(BINDING, checkout / "bindings/python", ignore=without)
    shutil.copytree(REPOSITORY / "include", checkout / "include")
    build = (sys.executable, "setup.py", "bdist_wheel")
    built = run(*build, cwd=checkout / "bindings/python")
    assert built.returncode != 0
    assert f"run `make build` in {checkout} first" in built.stderr
    shutil.rmtree(checkout / "include")
    built = run(*build, cwd=checkout / "bindings/python")
    assert built.returncode != 0
    assert "built in a checkout of KhenThuong" in built.stderr


def test_the_pins_of_the_build_are_those_downloaded() -> None:
    project = tomllib.loads((BINDING / "pyproject.toml").read_text())
    pins = (BINDING / "requirements-build.txt").read_text().splitlines()
    assert set(project["build-system"]["requires"]) <= set(pins)


def test_types_for_callers(tmp_path: Path) -> None:
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", tmp_path]
    good = run(*mypy, TESTS / "typed_use.py", cwd=tmp_path)
    assert good.returncode == 0, good.stdout
    bad = run(*mypy, TESTS / "typed_misuse.py", cwd=tmp_path)
    found = {int(line.split(":")[1]) for line in bad.stdout.splitlines() if ": error:" in line}
    source = (TESTS / "typed_misuse.py").read_text().splitlines()
    assert found == {number for number, line in enumerate(source, 1) if line.endswith("# error")}
