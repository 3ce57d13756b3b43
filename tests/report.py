#!/usr/bin/env python3
"""Opens the HTML report of a batch in headless Chromium: it sorts, filters, and links to the outputs.

    python3 tests/report.py target/release/plenary [CHROMIUM]

Needs Chromium (`apt-get install chromium`) and nothing else: a script at the end of a copy of the page
does what a reader would, and leaves what it saw in the page, which Chromium then prints."""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

plenary = pathlib.Path(sys.argv[1]).resolve()
chromium = sys.argv[2] if len(sys.argv) > 2 else shutil.which("chromium") or shutil.which("google-chrome")
if chromium is None:
    sys.exit("no Chromium: give its path as the second argument")
samples = pathlib.Path(__file__).resolve().parent.parent / "samples"

READER = """<script>
const seen = {}, lines = () => Array.from(body.rows).filter(row => row.offsetHeight > 0);
const column = at => lines().map(row => row.cells[at].textContent);
const heads = Array.from(table.tHead.rows[0].cells);
seen.all = column(0);
heads[0].click(); seen.down = column(0);
heads[0].click(); seen.up = column(0);
const micros = heads.findIndex(head => head.textContent === 'micros');
heads[micros].click(); seen.micros = column(micros).map(Number);
const field = document.getElementById('filter');
const type = words => { field.value = words; field.dispatchEvent(new Event('input')); return column(0); };
seen.chinese = type('zh a 大'); seen.none = type('no such words'); seen.again = type('');
seen.bars = document.querySelectorAll('.plots rect').length;
seen.links = Array.from(body.querySelectorAll('a'), link => link.href);
seen.loaded = performance.getEntriesByType('resource').length;
const left = document.createElement('pre'); left.id = 'seen'; left.textContent = JSON.stringify(seen);
document.body.append(left);
</script>"""

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    source = folder / "in"
    source.mkdir()
    for path in samples.glob("*.md"):
        if not path.name.endswith(".clean.md"):
            shutil.copy(path, source)
    shutil.copy(samples / "A-RES-72-57.zh.md", source / "a 大会 #1?&.md")
    report = folder / "report.html"
    command = [plenary, "batch", source, "--to", "akn,json", "--out", folder / "out", "--report", report]
    assert subprocess.run([*command, "--quiet"]).returncode in (0, 1)
    page = report.read_text("utf-8")
    copy = folder / "copy.html"
    copy.write_text(page.replace("</body>", READER + "</body>"), "utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", copy.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    found = re.search(r'<pre id="seen">(.*?)</pre>', shown, re.DOTALL)
    assert found, "the page did not run: " + shown[-500:]
    seen = json.loads(html.unescape(found[1]))

    names = sorted(path.name for path in source.iterdir())
    bare = sorted(pathlib.PurePath(name).name for name in seen["all"])
    assert bare == names, seen["all"]
    assert len(names) > 1 and seen["down"] == seen["up"][::-1] != seen["up"], seen
    assert seen["micros"] == sorted(seen["micros"], reverse=True), seen["micros"]
    assert len(seen["chinese"]) == 1 and "#1?&.md" in seen["chinese"][0], seen["chinese"]
    assert seen["none"] == [] and len(seen["again"]) == len(names), seen
    assert seen["bars"] > 0 and seen["loaded"] == 0, seen
    assert len(seen["links"]) == 2 * len(names), seen["links"]
    for link in seen["links"]:
        path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(link).path))
        assert path.is_file() and folder / "out" in path.parents, link
print(f"{len(names)} documents: sorted, filtered, {len(seen['links'])} links lead to outputs")
