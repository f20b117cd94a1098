"""setuptools, and auditwheel after it: a wheel that carries the libraries it needs.

So `pip install ./bindings/python` and `pip wheel` give the same self-contained wheel, under
the manylinux tag of the oldest system that it runs on.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import (  # noqa: F401
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)


def build_wheel(
    wheel_directory: str, config_settings: Any = None, metadata_directory: Any = None
) -> str:
    shutil.rmtree("build", ignore_errors=True)  # what an earlier build left would come along
    with tempfile.TemporaryDirectory() as bare, tempfile.TemporaryDirectory() as whole:
        name = build_meta.build_wheel(bare, config_settings, metadata_directory)
        auditwheel = [sys.executable, "-m", "auditwheel", "repair", "--wheel-dir", whole]
        subprocess.run([*auditwheel, str(Path(bare, name))], check=True)
        (repaired,) = Path(whole).iterdir()
        target = Path(wheel_directory, repaired.name)
        target.write_bytes(repaired.read_bytes())
        return target.name
