"""A library that is missing, broken, or of another ABI; each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from khenthuong import _native

STUB = Path(__file__).with_name("stub.c")


def python(code: str, library: str | Path | None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "KHENTHUONG_LIBRARY"}
    if library is not None:
        environment["KHENTHUONG_LIBRARY"] = str(library)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60
    )


def stub(folder: Path, *defines: str) -> Path:
    path = folder / "libkhenthuong.so"
    subprocess.run(["cc", "-shared", "-fPIC", *defines, "-o", path, STUB], check=True)
    return path


def refused(library: Path, kind: str, *words: str) -> None:
    ended = python("import khenthuong", library)
    assert ended.returncode == 1, ended.stderr
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith(f"khenthuong.errors.{kind}: "), last
    for word in (str(library), "KHENTHUONG_LIBRARY", *words):
        assert word in last, last


def test_another_abi_number(tmp_path: Path) -> None:
    other = _native.ABI_VERSION + 1
    words = (f"số ABI {other}", f"has ABI number {other}", f"needs {_native.ABI_VERSION}")
    refused(stub(tmp_path, f"-DABI={other}"), "AbiError", *words)


def test_a_missing_library(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere.so", "LibraryNotFound", "không tìm thấy", "there is no library")


def test_a_file_that_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "libkhenthuong.so"
    path.write_text("no library\n" * 100)
    refused(path, "LibraryNotFound", "cannot be loaded", "invalid ELF header")


def test_a_library_that_is_another(tmp_path: Path) -> None:
    refused(stub(tmp_path), "LibraryNotFound", "kt_abi_version")


def test_the_right_number_but_no_operations(tmp_path: Path) -> None:
    path = stub(tmp_path, f"-DABI={_native.ABI_VERSION}")
    refused(path, "LibraryNotFound", "kt_version")


def test_both_are_import_errors(tmp_path: Path) -> None:
    code = """
try:
    import khenthuong
except ImportError as error:
    print(type(error).__name__, error.path)
"""
    path = tmp_path / "nowhere.so"
    assert python(code, path).stdout == f"LibraryNotFound {path}\n"


def test_a_library_of_ones_own() -> None:
    code = "import khenthuong; print(khenthuong.library_version())"
    version = python(code, None).stdout
    assert python(code, REPOSITORY / "build/libkhenthuong.so").stdout == version
    assert version.strip() == _native.HEADER_VERSION


def test_header_library_and_package_agree_on_the_version() -> None:
    code = """
import importlib.metadata, khenthuong
print(importlib.metadata.version("khenthuong") == khenthuong.library_version())
"""
    assert python(code, None).stdout == "True\n"


@pytest.mark.parametrize("call", ["version()", "context_create()", "check('{}')"])
def test_nothing_is_called_before_a_library_is_loaded(call: str) -> None:
    code = f"""
import importlib.machinery, importlib.util
from importlib.util import find_spec
where = next(iter(find_spec("khenthuong").submodule_search_locations))
import glob
path = glob.glob(where + "/_native.*.so")[0]
loader = importlib.machinery.ExtensionFileLoader("_native", path)
module = importlib.util.module_from_spec(importlib.util.spec_from_loader("_native", loader))
loader.exec_module(module)
try:
    module.{call}
except RuntimeError as error:
    print(error)
"""
    assert python(code, None).stdout == "the library has not been loaded\n"
