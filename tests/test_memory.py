from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from generator.memory import seldom_searched

# Forty megabytes in ten pieces, taken and freed again and again.
_PAGES = """
import resource
from generator.memory import keep_freed

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

{first}
for _ in range(3):
    [bytearray(4 << 20) for _ in range(10)]
before = faults()
for _ in range(3):
    [bytearray(4 << 20) for _ in range(10)]
print(faults() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the C library is glibc on Linux alone")
def test_memory_that_was_freed_is_used_again_without_asking_the_system() -> None:
    told = [
        subprocess.run([sys.executable, "-c", _PAGES.format(first=first)], capture_output=True, text=True, check=True)
        for first in ("", "keep_freed()")
    ]
    without, kept = (int(one.stdout) for one in told)
    assert kept < 1_000 < without


def test_garbage_is_looked_for_as_before_when_the_block_ends() -> None:
    before = gc.get_threshold()
    with seldom_searched():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
