#!/usr/bin/env python3
"""Hold the confidence of the program against the truth: of what it calls certain, how much is exact?

  calibrate.py BIN [CORPUS] [--half 0|1] [--rows FILE]

CORPUS (default ../shared/corpus beside the project) has the sets `simulated` and `converted`, and
beside it stands tools/score.py, which says what is exact. The works are parted in two halves by
their names: weights are chosen on half 0 and believed on half 1. Documents that a fault of the truth
keeps from being exact in every dialect that loses nothing are listed and counted apart.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
# What keeps all of the words and marks of the page.
FAITHFUL = {"pandoc-docx", "pandoc-html", "seedstyle", "pandoc", "plain"}


def measure(binary, corpus, score):
    """Every document of the corpus, with its confidence and whether it is exact."""
    rows = []
    for name in ("simulated", "converted"):
        folder = os.path.join(corpus, name)
        out = tempfile.mkdtemp(prefix="calibrate-")
        report = os.path.join(out, "report.json")
        run = [binary, "batch", folder, "--to", "akn", "--out", out, "--quiet", "--report", report]
        if subprocess.run(run, check=False).returncode not in (0, 1):
            sys.exit("the batch failed")
        with open(report, encoding="utf-8") as file:
            documents = json.load(file)["documents"]
        told = {os.path.realpath(os.path.join(folder, d["file"])): d for d in documents}
        told.update({os.path.realpath(d["file"]): d for d in documents})
        for path in sorted(glob.glob(os.path.join(folder, "*", "*.truth.json"))):
            with open(path, encoding="utf-8") as file:
                truth = json.load(file)
            base = path[: -len(".truth.json")]
            for page in sorted(glob.glob(glob.escape(base) + ".*.md")):
                shown = os.path.relpath(page, folder)
                problems = collections.defaultdict(list)
                tally = collections.defaultdict(lambda: [0, 0, 0])
                akn = os.path.join(out, shown[:-3] + ".akn.xml")
                got = score.got(akn) if os.path.exists(akn) else None
                exact = score.compare(truth, got, tally, problems, shown)
                document = told[os.path.realpath(page)]
                rows.append({
                    "set": name,
                    "dialect": page.rsplit(".", 2)[1],
                    "file": shown,
                    "work": os.path.basename(base),
                    "base": name + "/" + os.path.relpath(base, folder),
                    "exact": bool(exact),
                    "confidence": document.get("confidence", 0),
                    "grade": document.get("grade", "doubtful"),
                    "doubts": document.get("doubts", {}),
                    "problems": problems[shown],
                })
    return rows


def line(name, rows):
    """One line of the table."""
    certain = [r for r in rows if r["grade"] == "certain"]
    exact = sum(r["exact"] for r in rows)
    right = sum(r["exact"] for r in certain)
    share = 100 * right / len(certain) if certain else 100
    reach = 100 * right / exact if exact else 100
    print(f"{name:32} {len(rows):5} {exact:6} {len(certain):8} {right:6} {share:7.2f} {reach:7.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    shared = os.path.join(HERE, "..", "..", "shared")
    parser.add_argument("corpus", nargs="?", default=os.path.join(shared, "corpus"))
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--rows", help="where to write what was measured, as JSON")
    args = parser.parse_args()
    if not os.path.isdir(args.corpus):
        print("skipped: there is no corpus", file=sys.stderr)
        return
    sys.path.insert(0, os.path.join(args.corpus, "..", "tools"))
    import score

    rows = measure(os.path.abspath(args.binary), args.corpus, score)
    faithful = collections.defaultdict(list)
    for row in rows:
        if row["dialect"] in FAITHFUL:
            faithful[row["base"]].append(row["exact"])
    faulty = {base for base, exact in faithful.items() if exact and not any(exact)}
    for row in rows:
        row["half"] = zlib.crc32(row["work"].encode()) % 2
        row["faulty"] = row["base"] in faulty
    if args.rows:
        with open(args.rows, "w", encoding="utf-8") as file:
            json.dump(rows, file)
    if args.half is not None:
        rows = [r for r in rows if r["half"] == args.half]
    sound = [r for r in rows if not r["faulty"]]
    print(f"{'':32} {'docs':>5} {'exact':>6} {'certain':>8} {'right':>6} {'share%':>7} {'reach%':>7}")
    groups = collections.defaultdict(list)
    for row in sound:
        groups[row["set"], row["dialect"]].append(row)
    for (name, dialect), group in sorted(groups.items()):
        line(f"{name} {dialect}", group)
    for name in ("simulated", "converted"):
        line(name, [r for r in sound if r["set"] == name])
    line("all", sound)
    for half in (0, 1):
        line(f"half {half}", [r for r in sound if r["half"] == half])
    line("all, faults of the truth too", rows)
    print("\nground: documents with it, exact ones among them")
    met = collections.defaultdict(list)
    for row in sound:
        for ground in row["doubts"]:
            met[ground].append(row["exact"])
    for ground, exact in sorted(met.items(), key=lambda pair: -len(pair[1])):
        print(f"  {ground:20} {len(exact):5} {sum(exact):5}")
    print("\nnever exact, which speaks of the truth:", ", ".join(sorted(faulty)))
    print("\ncertain and not exact:")
    for row in sound:
        if row["grade"] == "certain" and not row["exact"]:
            print(f"  {row['set']} {row['file']} {row['confidence']} {row['problems'][:2]}")


if __name__ == "__main__":
    main()
