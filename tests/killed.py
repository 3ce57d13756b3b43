#!/usr/bin/env python3
"""Kills `plenary batch` at random moments and holds what is left against an undisturbed run.

    python3 tests/killed.py target/release/plenary FOLDER [TIMES]

FOLDER is any folder of documents that takes a second or more. After each kill no output is half
written (every file there is one of the undisturbed run's, whole); the run after the last completes,
and its outputs are those of the undisturbed run."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

plenary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
times = int(sys.argv[3]) if len(sys.argv) > 3 else 50
random.seed(50)


def outputs(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".plenary"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def run(out, *options):
    return [plenary, "batch", source, "--to", "akn,json", "--out", out, "--quiet", *options]


with tempfile.TemporaryDirectory() as folder:
    whole, killed = pathlib.Path(folder, "whole"), pathlib.Path(folder, "killed")
    began = time.monotonic()
    assert subprocess.run(run(whole)).returncode in (0, 1)
    span = time.monotonic() - began
    expected = outputs(whole)
    reached = 0
    for number in range(times):
        # Every run converts everything again, so that outputs are replaced too.
        process = subprocess.Popen(run(killed, "--force"), stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, span))
        process.kill()
        reached += process.wait() != 0
        found = outputs(killed)
        for name, data in found.items():
            assert data == expected[name], f"after kill {number}: {name} is half written"
    assert subprocess.run(run(killed)).returncode in (0, 1)
    assert outputs(killed) == expected, "the run after the last differs"
    left = [path for path in killed.rglob(".plenary-*")]
    assert not left, f"temporary files are left: {left}"
    print(f"{reached} of {times} runs of {span:.1f} s were killed; {len(expected)} outputs, none half, none lost")
