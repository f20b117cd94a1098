"""Finds the shared library and opens it."""

from __future__ import annotations

import os  # not pathlib: it takes as long to import as all the rest

from . import _native
from .errors import AbiError, LibraryNotFound

VARIABLE = "KHENTHUONG_LIBRARY"
BUNDLED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libkhenthuong.so")


def load() -> None:
    """Opens the library that KHENTHUONG_LIBRARY names, else the one in this package."""
    chosen = os.environ.get(VARIABLE)
    path = os.path.abspath(chosen) if chosen else BUNDLED
    whence = f"named by {VARIABLE}" if chosen else "which comes with the package khenthuong"
    remedy = "correct or unset the variable" if chosen else "install the package again"
    if not os.path.isfile(path):
        raise LibraryNotFound(
            f"không tìm thấy thư viện {path} / there is no library {path}, {whence}: {remedy}",
            path=path,
        )
    try:
        abi = _native.load(path)
    except OSError as error:
        raise LibraryNotFound(
            f"không nạp được thư viện {path} / the library {path}, {whence}, "
            f"cannot be loaded: {error}",
            path=path,
        ) from None
    if abi != _native.ABI_VERSION:
        raise AbiError(
            f"thư viện {path} có số ABI {abi}, gói này cần {_native.ABI_VERSION} / "
            f"the library {path}, {whence}, has ABI number {abi}; "
            f"this package needs {_native.ABI_VERSION}: {remedy}",
            path=path,
        )
