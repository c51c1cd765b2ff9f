"""Programs run without the rights of root, for whom no file is unreadable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from subprocess import CompletedProcess

import pytest

_WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


def run(*words: str, variables: Mapping[str, str]) -> CompletedProcess[str]:
    """`digest-tui` called with `words` by somebody who may do no more than the permissions of files say."""
    call = [*find_wrapper(), sys.executable, "-m", "digest_tui", *words]
    environment = {**os.environ, **variables}
    return subprocess.run(call, env=environment, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)


def find_wrapper() -> tuple[str, ...]:
    """What stands before a command that is to be run without the rights of root; the test is skipped if nothing can."""
    if os.geteuid() != 0:
        return ()
    if shutil.which(_WITHOUT_RIGHTS[0]) is None:
        pytest.skip("root reads everything, and setpriv is not here to run this without its rights")
    return _WITHOUT_RIGHTS
