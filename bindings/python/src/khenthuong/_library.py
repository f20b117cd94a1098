"""Finds the shared library and opens it."""

from __future__ import annotations

import os
from pathlib import Path

from . import _native
from .errors import AbiError, LibraryNotFound

VARIABLE = "KHENTHUONG_LIBRARY"
BUNDLED = Path(__file__).with_name("libkhenthuong.so")


def load() -> None:
    """Opens the library that KHENTHUONG_LIBRARY names, else the one in this package."""
    chosen = os.environ.get(VARIABLE)
    path = Path(chosen).absolute() if chosen else BUNDLED
    whence = f"named by {VARIABLE}" if chosen else "which comes with the package khenthuong"
    remedy = "correct or unset the variable" if chosen else "install the package again"
    if not path.is_file():
        raise LibraryNotFound(
            f"không tìm thấy thư viện {path} / there is no library {path}, {whence}: {remedy}",
            path=str(path),
        )
    try:
        abi = _native.load(str(path))
    except OSError as error:
        raise LibraryNotFound(
            f"không nạp được thư viện {path} / the library {path}, {whence}, "
            f"cannot be loaded: {error}",
            path=str(path),
        ) from None
    if abi != _native.ABI_VERSION:
        raise AbiError(
            f"thư viện {path} có số ABI {abi}, gói này cần {_native.ABI_VERSION} / "
            f"the library {path}, {whence}, has ABI number {abi}; "
            f"this package needs {_native.ABI_VERSION}: {remedy}",
            path=str(path),
        )
