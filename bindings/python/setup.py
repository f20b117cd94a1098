"""The part of the build that pyproject.toml cannot say: the version is the header's, the
compiled module is of the limited API, and the shared library goes beside it."""

import re
import shutil
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext
from setuptools.errors import FileError

CHECKOUT = Path(__file__).resolve().parents[2]
HEADER = CHECKOUT / "include/khenthuong.h"
FLAGS = ["-std=c11", "-O2", "-g0", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"]
LIBRARY = CHECKOUT / "build/libkhenthuong.so"


def version() -> str:
    if not HEADER.is_file():
        raise FileError(
            f"{HEADER} is missing: the binding is built in a checkout of KhenThuong, "
            "by pip install ./bindings/python"
        )
    return re.search(r'^#define KT_VERSION_STRING "(.*)"$', HEADER.read_text(), re.M)[1]


class BuildWithLibrary(build_ext):
    def run(self) -> None:
        if not LIBRARY.is_file():
            raise FileError(f"{LIBRARY} is missing: run `make build` in {CHECKOUT} first")
        super().run()
        module = Path(self.get_ext_fullpath("khenthuong._native"))
        shutil.copy(LIBRARY, module.with_name(LIBRARY.name))


class LimitedWheel(bdist_wheel):
    def finalize_options(self) -> None:
        self.py_limited_api = "cp311"
        super().finalize_options()


setup(
    version=version(),
    cmdclass={"build_ext": BuildWithLibrary, "bdist_wheel": LimitedWheel},
    ext_modules=[
        Extension(
            "khenthuong._native",
            ["native/module.c", "native/library.c", "native/text.c"],
            include_dirs=[str(HEADER.parent)],
            depends=[str(HEADER), "native/library.h", "native/python.h", "native/text.h"],
            extra_compile_args=FLAGS,
            extra_link_args=["-s"],
            py_limited_api=True,
        )
    ],
)
