#!/usr/bin/env python3
"""Runs what docs/many-machines.md tells of Spark and of a queue, in local mode over the samples, and
holds the results against those of `plenary batch`, byte by byte.

    python3 tests/spark.py target/release/plenary

Needs `pip install pyspark pandas pyarrow` (some 400 MB) and Java 17 for Spark; says so and skips what
cannot be run. Not among the tests of `cargo test`, which need Rust and nothing else."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
plenary = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / "target/release/plenary").resolve()
page = (root / "docs/many-machines.md").read_text(encoding="utf-8")
blocks = re.findall(r"```python\n(.*?)```", page, re.S)
assert len(blocks) == 3, "the page has other examples than this test knows"
os.environ["PATH"] = f"{plenary.parent}{os.pathsep}{os.environ['PATH']}"
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.mkdir("samples")
    texts = {}
    for source in (root / "samples").glob("*.md"):
        if not source.name.endswith(".clean.md"):
            texts[source.name] = source.read_text(encoding="utf-8")
            (pathlib.Path("samples") / source.name).write_text(texts[source.name], encoding="utf-8")
    subprocess.run([plenary, "batch", "samples", "--to", "akn,json", "--out", "out", "--quiet"], check=True)

    def expected(name, ending):
        return (pathlib.Path("out") / name.replace(".md", ending)).read_bytes()

    def same(found, ending, where):
        assert found.keys() == texts.keys() and texts, (where, found.keys())
        for name, text in found.items():
            assert text.encode() == expected(name, ending), f"{where}: {name} differs from batch"
        print(f"{where}: {len(found)} documents, the bytes of batch")

    queue = {}
    exec(blocks[2], queue)
    results = {name: queue["worker"].convert({"id": name, "text": text}) for name, text in texts.items()}
    same({name: result["akn"] for name, result in results.items()}, ".akn.xml", "queue")
    queue["worker"].program.stdin.close()

    try:
        import pandas, pyarrow, pyspark  # noqa: F401
    except ImportError as error:
        print(f"SKIPPED: Spark is not tried, as {error.name} is not installed")
        sys.exit(0)
    pipe = {}
    exec(blocks[0], pipe)
    results = pipe["results"].collect()
    assert all(result["status"] == "ok" for result in results), results
    name = lambda result: result["id"].rsplit("/", 1)[1]
    if any(name(result).endswith(".clean.md") for result in results):
        sys.exit("a file was read that batch does not read")
    for form, ending in [("akn", ".akn.xml"), ("json", ".json")]:
        same({name(result): result[form] for result in results}, ending, f"Spark pipe, {form}")
    spark = pipe["spark"]
    frame = {"documents": spark.createDataFrame(list(texts.items()), "id string, text string")}
    exec(blocks[1], frame)
    rows = frame["converted"].collect()
    same({row.id: row.akn for row in rows}, ".akn.xml", "Spark mapInPandas")
    spark.stop()
