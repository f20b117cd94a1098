"""One version and one ABI number, wherever they are written."""

import ctypes
import json
import re
import subprocess
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
LIBRARY = REPOSITORY / "build/libkhenthuong.so"
PROGRAM = REPOSITORY / "build/khenthuong"
DEBIAN = REPOSITORY / "packaging/debian"
MANUALS = sorted((REPOSITORY / "docs/man").rglob("*.[13]"))


def read(path: str | Path) -> str:
    return (REPOSITORY / path).read_text("utf-8")


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.M)
    assert match, pattern
    return match[1]


def output(*command: str | Path, **variables: str) -> str:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=True, cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin", **variables},
    )  # fmt: skip
    return done.stdout


HEADER = read("include/khenthuong.h")
VERSION = found(r'^#define KT_VERSION_STRING "(\d+\.\d+\.\d+)"$', HEADER)
ABI = int(found(r"^#define KT_ABI_VERSION (\d+)$", HEADER))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("prefix")
    output("make", "install", f"PREFIX={prefix}")
    return prefix


def test_header():
    parts = [found(rf"^#define KT_VERSION_{part} (\d+)$", HEADER) for part in ("MAJOR", "MINOR", "PATCH")]
    assert ".".join(parts) == VERSION


def test_library():
    library = ctypes.CDLL(str(LIBRARY))
    library.kt_version.restype = ctypes.c_char_p
    library.kt_abi_version.restype = ctypes.c_int32
    assert library.kt_version().decode() == VERSION
    assert library.kt_abi_version() == ABI
    soname = found(r"SONAME.*\[(.*)\]", output("readelf", "-d", LIBRARY))
    assert soname == f"libkhenthuong.so.{ABI}"
    assert f"KHENTHUONG_{ABI} {{" in read("Sources/KhenThuongC/exports.map")


def test_program():
    assert output(PROGRAM, "--version") == f"khenthuong {VERSION} (ABI {ABI})\n"


def test_receipts():
    """The version that an answer says made it."""
    round_ = REPOSITORY / "examples/rounds/thanh-hoa-2024.json"
    assert json.loads(output(PROGRAM, "decide", "--json", round_))["receipt"]["engine"] == VERSION


def test_installed_files(installed):
    directory = installed / "lib/pkgconfig"
    said = output("pkg-config", "--modversion", "khenthuong", PKG_CONFIG_PATH=str(directory))
    assert said.strip() == VERSION
    cmake = installed / "lib/cmake/KhenThuong"
    assert found(r'PACKAGE_VERSION "(.*)"', read(cmake / "KhenThuongConfigVersion.cmake")) == VERSION
    file = f"libkhenthuong.so.{ABI}.{VERSION}"
    assert (installed / "lib" / file).is_file()
    assert file in read(cmake / "KhenThuongConfig.cmake")


def test_debian_packages():
    assert found(r"^khenthuong \((.*)\)", read(DEBIAN / "changelog")) == VERSION
    assert f"Package: libkhenthuong{ABI}\n" in read(DEBIAN / "control")
    symbols = read(DEBIAN / f"libkhenthuong{ABI}.symbols")
    assert symbols.startswith(f"libkhenthuong.so.{ABI} libkhenthuong{ABI} ")


@pytest.mark.parametrize("page", MANUALS, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_manual_pages(page):
    """Version, and the date of the latest entry in the packages' changelog."""
    assert "KhenThuong " + VERSION in found(r"^\.(?:Os|TH) (.*)$", read(page))
    latest = parsedate_to_datetime(found(r"^ -- .*>  (.*)$", read(DEBIAN / "changelog"))).date()
    written = {f"{latest:%B} {latest.day}, {latest.year}", latest.isoformat()}
    assert found(r"^\.(?:Dd|TH \w+ \d) (\S+(?: \d+, \d+)?)", read(page)) in written


def test_example():
    """What the example asks for is this version or an earlier one of the same major."""
    asked = found(r"^find_package\(KhenThuong (\S+) ", read("examples/c/CMakeLists.txt"))
    have, wanted = ([int(part) for part in text.split(".")] for text in (VERSION, asked))
    assert wanted[0] == have[0]
    assert wanted <= have[: len(wanted)]


def test_bindings():
    """Those there are; each either states this version or takes it from the header."""
    python = REPOSITORY / "bindings/python/pyproject.toml"
    if python.exists():
        if 'dynamic = ["version"]' in read(python):
            assert "khenthuong.h" in read(python.parent / "setup.py")
        else:
            assert found(r'^version = "(.*)"$', read(python)) == VERSION
    php = REPOSITORY / "bindings/php/composer.json"
    if php.exists():
        assert json.loads(read(php)).get("version", VERSION) == VERSION
        assert int(found(r"const ABI = (\d+);", read(php.parent / "src/Native/Declarations.php"))) == ABI
