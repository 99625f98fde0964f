# SPDX-License-Identifier: MIT
"""What is measured: for each piece of work, cme and those who do the same or the least of it."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from typing import Callable

from measuring import Contender, Measurement, in_turn
from programs import CHECKOUT, HERE, Programs

CME = "cme"
HASH_1 = "walk + read + hash, 1 thread"
HASH_2 = "walk + read + hash, 2 threads"
EVENTS = "walk + read + yaml-cpp's events, 2 threads"
AJV = "js-yaml + ajv"
RG = "rg -l Radiology"
FTS5 = "FTS5's own insertion"
EMPTY = "an empty program with the same libraries"
LF = "the same with LF"
UNSHARED = "the same, each with its own"
UNCHANGED = "the same again, with nothing to change"
VALIDATE = "cme validate"
GIT = "git diff --stat"
HUGO = "Hugo"
HUGO_UNCHANGED = "Hugo again, with nothing to change"
PAGEFIND = "Pagefind, only the search index of that site"

DATE_LINE = re.compile(r"(?m)^(expires|released): (.*)$")
IDENTITY_LINE = re.compile(r"(?m)^(title|doi): .*$")

SCHEMA = CHECKOUT / "schema/activity.schema.json"
QUERY = "kidney screening"
# One of which no record has all words, so that each step is taken.
MEANT_QUERY = "how to treet kidny stoness xyzzy in pre-gnancy courses"
STEPS = "a query that takes all steps"
FIRST_ID = "100001"
SLOW = 1_000  # records; as many as one folder has
SHARING = 4  # records that have one title and one DOI
CHANGED = 100  # records between two revisions
LARGE_ROUNDS = 3  # the first may be slower, with memory that nothing has used before


class Contests:
    """The data of one run, and the measurements that are made with them."""

    def __init__(self, programs: Programs, work: pathlib.Path, rounds: int, small: int, medium: int, large: int):
        self.programs = programs
        self.work = work
        self.rounds = rounds
        self.sizes = {"small": small, "medium": medium, "odd": medium, "large": large}
        self.environment = {**os.environ, "CME_TODAY": "2026-01-15", "XDG_CACHE_HOME": str(work / "cache")}

    def folder(self, name: str) -> str:
        """The records of that name, which are made when they are first asked for."""
        folder = self.work / name
        if not folder.exists():
            count = self.sizes[name]
            print(f"making {count:,} records: {name}", file=sys.stderr)
            options = ["--odd", "100"] if name == "odd" else []
            self._generate([*options, str(count), str(folder)])
        return str(folder)

    def _generate(self, arguments: list[str]) -> None:
        subprocess.run([self.programs.tool("cme_generate"), *arguments], check=True)

    def _file_of_all(self, form: str, count: int) -> str:
        file = self.work / f"{count}.{form}"
        if not file.exists():
            self._generate(["--also", f"{form}:{file}", str(count), str(self.work / "unused")])
            shutil.rmtree(self.work / "unused")
        return str(file)

    def _changed_copy(self, name: str, change: Callable[[int, str], str]) -> str:
        """A copy of the medium records, each as `change` makes it of its number and text."""
        folder = self.work / name
        if not folder.exists():
            shutil.copytree(self.folder("medium"), folder)
            for number, file in enumerate(sorted(folder.rglob("*.yaml"))):
                file.write_bytes(change(number, file.read_text(encoding="utf-8")).encode())
        return str(folder)

    def _quoted_dates(self) -> str:
        """A copy for ajv-cli, whose YAML takes a bare date for something else than a text; a record may quote it."""
        return self._changed_copy("quoted", lambda _, text: re.sub(DATE_LINE, r'\1: "\2"', text))

    def _shared(self) -> str:
        """A copy in which several records at a time have the title and the DOI of the first of them."""
        first: dict[str, str] = {}

        def change(number: int, text: str) -> str:
            if number % SHARING == 0:
                first.clear()
                first.update((found[1], found[0]) for found in IDENTITY_LINE.finditer(text))
            return IDENTITY_LINE.sub(lambda found: first.get(found[1], found[0]), text)

        return self._changed_copy("shared", change)

    def _windows(self) -> str:
        return self._changed_copy("windows", lambda _, text: text.replace("\n", "\r\n"))

    def _repository(self) -> str:
        """The medium records in a repository of git, with two commits."""
        folder = self.work / "repository"
        if folder.exists():
            return str(folder)
        shutil.copytree(self.folder("medium"), folder / "records")
        identity = ["-c", "user.name=cme", "-c", "user.email=cme@example.org"]

        def git(*arguments: str) -> None:
            subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, stdout=subprocess.DEVNULL)

        git("init", "--quiet")
        git("add", ".")
        git("commit", "--quiet", "--message", "all")
        files = sorted(folder.rglob("*.yaml"))
        for file in files[:: max(1, len(files) // CHANGED)]:
            text = file.read_text(encoding="utf-8")
            file.write_text(re.sub(r"(?m)^fee: .*$", "fee: $35", text), encoding="utf-8")
        git("commit", "--quiet", "--all", "--message", "some fees")
        return str(folder)

    def _sheet(self, form: str) -> str:
        """The medium records as one sheet."""
        file = self.work / f"sheet.{form}"
        if not file.exists():
            listing = [str(self.programs.cme), "list", "--records", self.folder("medium")]
            whole = ["-o", f"xlsx:{file}"] if form == "xlsx" else ["--fields", "all", "-o", f"csv:{file}"]
            subprocess.run([*listing, *whole], env=self.environment, check=True, stderr=subprocess.DEVNULL)
        return str(file)

    def _hugo_source(self) -> pathlib.Path:
        """The medium records as pages of Hugo: the facts in front of each page, its description as Markdown."""
        source = self.work / "hugo"
        if source.exists():
            return source
        shutil.copytree(HERE / "peers/hugo", source)
        content = source / "content"
        content.mkdir()
        listing = [str(self.programs.cme), "list", "--records", self.folder("medium"), "-o", "ndjson"]
        lines = subprocess.run(listing, env=self.environment, check=True, capture_output=True, text=True).stdout
        for line in lines.splitlines():
            record = json.loads(line)
            sections = record.pop("description")
            boards = sorted({board for approved in record.pop("approvals").values() for board in approved})
            # The key "url" would be the address of Hugo's own page.
            facts = {"register": record.pop("url"), **record, "boards": boards, "formats": [record["format"]],
                     "providers": [record["provider"]]}  # fmt: skip
            body = "\n\n".join("\n\n".join(filter(None, [section["heading"] and f"## {section['heading']}",
                                                          section["text"]])) for section in sections)  # fmt: skip
            (content / f"{record['id']}.md").write_text(f"{json.dumps(facts)}\n\n{body}\n", encoding="utf-8")
        return source

    def _site_makers(self, site: pathlib.Path) -> list[Contender]:
        """Others that make a site of the medium records, or the search index of the site that cme made."""
        programs, makers = self.programs, []
        if programs.hugo:
            made = self.work / "hugo-site"
            words = [programs.hugo, "--quiet", "--source", str(self._hugo_source()), "--destination", str(made)]
            makers.append(Contender(HUGO, words, before=lambda: shutil.rmtree(made, ignore_errors=True)))
            makers.append(Contender(HUGO_UNCHANGED, words))
        if programs.pagefind:
            words = [programs.pagefind, "--site", str(site), "--output-path", str(self.work / "pagefind")]
            makers.append(Contender(PAGEFIND, words, rounds=2))
        return makers

    def _cme(self, folder: str, *arguments: str, name: str = CME, **more) -> Contender:
        return Contender(name, [str(self.programs.cme), *arguments, "--records", folder], **more)

    def _hash(self, folder: str, *threads: int) -> list[Contender]:
        if not self.programs.limits:
            return []
        names = {1: HASH_1, 2: HASH_2}
        return [Contender(names[n], [self.programs.tool("cme_read_files"), "hash", folder, str(n)]) for n in threads]

    def _rg(self, folder: str) -> list[Contender]:
        return [Contender(RG, [self.programs.rg, "-l", "Radiology", folder])] if self.programs.rg else []

    def _measure(self, title: str, contenders: list[Contender], rounds: int | None = None) -> Measurement:
        return in_turn(title, contenders, rounds or self.rounds, self.environment)

    def validate(self) -> Measurement:
        folder, programs = self.folder("medium"), self.programs
        count = self.sizes["medium"]
        some, scale = f"{folder}/0", max(1.0, count / SLOW)
        of_some = f" ({SLOW:,}, × {scale:g})" if scale > 1 else ""
        contenders = [self._cme(folder, "validate"), *self._hash(folder, 1, 2)]
        if programs.node:
            script = str(CHECKOUT / "tests/bench/peers/validate.mjs")
            ajv_cli = str(programs.packages / "node_modules/ajv-cli/dist/index.js")
            contenders += [
                Contender(AJV, [programs.node, script, str(programs.packages), str(SCHEMA), folder]),
                Contender("ajv-cli", [programs.node, ajv_cli, "validate", "--strict=false", "-s", str(SCHEMA), "-d",
                                      f"{self._quoted_dates()}/**/*.yaml"], rounds=3),
            ]  # fmt: skip
        if programs.python:
            script = str(CHECKOUT / "tests/bench/peers/validate.py")
            validate = [programs.python, "-B", script, str(SCHEMA), some]
            contenders.append(Contender("PyYAML + jsonschema" + of_some, validate, scale, rounds=3))
        if programs.recsel:
            recfix = [shutil.which("recfix"), "--check", self._file_of_all("rec", min(count, SLOW))]
            contenders.append(Contender("recfix --check" + of_some, recfix, scale, rounds=3))
        if programs.yamllint:
            lint = [programs.yamllint, "-d", "{rules: {}}", some]
            contenders.append(Contender("yamllint, no rules" + of_some, lint, scale, rounds=2))
        return self._measure(f"`cme validate`, {count:,} records", contenders)

    def validate_odd(self) -> Measurement:
        folder = self.folder("odd")
        contenders = [self._cme(folder, "validate")]
        if self.programs.limits:
            contenders.append(Contender(EVENTS, [self.programs.tool("cme_read_files"), "events", folder, "2"]))
        return self._measure(f"`cme validate`, {self.sizes['odd']:,} records in styles that need yaml-cpp", contenders)

    def validate_shared(self) -> Measurement:
        contenders = [self._cme(self._shared(), "validate", may_find_faults=True),
                      self._cme(self.folder("medium"), "validate", name=UNSHARED)]  # fmt: skip
        title = f"`cme validate`, {self.sizes['medium']:,} records, each title and DOI in {SHARING} of them"
        return self._measure(title, contenders)

    def validate_windows(self) -> Measurement:
        contenders = [self._cme(self._windows(), "validate"), self._cme(self.folder("medium"), "validate", name=LF)]
        return self._measure(f"`cme validate`, {self.sizes['medium']:,} records with Windows line ends", contenders)

    def validate_large(self) -> Measurement:
        folder = self.folder("large")
        contenders = [self._cme(folder, "validate"), *self._hash(folder, 2)]
        return self._measure(f"`cme validate`, {self.sizes['large']:,} records", contenders)

    def format(self) -> Measurement:
        folder = self.folder("medium")
        contenders = [self._cme(folder, "fmt"), self._cme(folder, "validate", name=VALIDATE)]
        return self._measure(f"`cme fmt`, {self.sizes['medium']:,} records in canonical form", contenders)

    def import_sheet(self, form: str) -> Measurement:
        into = self.work / "imported"

        def forget() -> None:
            # Not removed: a file system may take long to give out again what was freed a moment ago.
            if into.exists():
                into.rename(self.work / f"imported-{form}-{len(list(self.work.iterdir()))}")

        command = [str(self.programs.cme), "import", "--into", str(into), self._sheet(form)]
        contenders = [Contender(CME, command, before=forget, may_find_faults=True, rounds=3)]
        return self._measure(f"`cme import`, {self.sizes['medium']:,} rows of {form}", contenders)

    def difference(self) -> Measurement:
        folder = self._repository()
        words = [str(self.programs.cme), "diff", "HEAD~1", "HEAD", "--records", f"{folder}/records"]
        stat = ["git", "-C", folder, "diff", "--stat", "HEAD~1", "HEAD"]
        title = f"`cme diff`, two revisions of {self.sizes['medium']:,} records, {CHANGED} changed"
        return self._measure(title, [Contender(CME, words), Contender(GIT, stat)])

    def render(self, name: str) -> Measurement:
        """The site of the records: in a new folder, and once more in the same."""
        folder, site = self.folder(name), self.work / "site"

        def forget() -> None:
            shutil.rmtree(site, ignore_errors=True)

        words = ["render", "--into", str(site)]
        contenders = [self._cme(folder, *words, before=forget), self._cme(folder, *words, name=UNCHANGED),
                      self._cme(folder, "validate", name=VALIDATE)]  # fmt: skip
        if name == "medium":
            contenders += self._site_makers(site)
        rounds = min(self.rounds, LARGE_ROUNDS) if name == "large" else self.rounds
        measurement = self._measure(f"`cme render`, {self.sizes[name]:,} records into a new folder", contenders, rounds)
        forget()
        return measurement

    def list_board(self, name: str) -> Measurement:
        folder, programs, count = self.folder(name), self.programs, self.sizes[name]
        contenders = [self._cme(folder, "list", "--board", "Radiology"), *self._hash(folder, 2), *self._rg(folder)]
        if name == "medium" and programs.jq:
            question = 'select(.approvals[][] == "Radiology") | .id'
            contenders.append(Contender("jq, one NDJSON", [programs.jq, question, self._file_of_all("ndjson", count)]))
        if name == "medium" and programs.recsel:
            recsel = [programs.recsel, "-e", "board = 'Radiology'", "-p", "id,title", self._file_of_all("rec", count)]
            contenders.append(Contender("recsel, one file", recsel))
        return self._measure(f"`cme list --board Radiology`, {count:,} records", contenders)

    def show(self, name: str) -> Measurement:
        folder = self.folder(name)
        contenders = [self._cme(folder, "show", FIRST_ID), *self._hash(folder, 2), *self._rg(folder)]
        return self._measure(f"`cme show {FIRST_ID}`, {self.sizes[name]:,} records", contenders)

    def _forget(self) -> None:
        shutil.rmtree(self.work / "cache", ignore_errors=True)

    def search_warm(self, *options: str) -> Measurement:
        folder = self.folder("medium")
        search = self._cme(folder, "search", *options, QUERY)
        self._forget()
        subprocess.run(search.command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        words = " ".join(["cme search", *options, QUERY])
        return self._measure(f"`{words}`, {self.sizes['medium']:,} records, searched before",
                             [search, *self._hash(folder, 2)])  # fmt: skip

    def search_steps(self) -> Measurement:
        folder = self.folder("medium")
        search = self._cme(folder, "search", "--limit", "10", QUERY)
        subprocess.run(search.command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        steps = self._cme(folder, "search", "--limit", "10", MEANT_QUERY, name=STEPS)
        return self._measure(f"`cme search --limit 10`, {self.sizes['medium']:,} records: what the steps take",
                             [search, steps])  # fmt: skip

    def search_cold(self, name: str) -> Measurement:
        folder, count = self.folder(name), self.sizes[name]
        contenders = [self._cme(folder, "search", "--limit", "10", QUERY, before=self._forget)]
        if self.programs.limits:
            fill = [self.programs.tool("cme_fill_fts5"), str(count), str(self.work / "fts5.db")]
            contenders.append(Contender(FTS5, fill, prints_seconds=True))
        rounds = min(self.rounds, LARGE_ROUNDS) if name == "large" else self.rounds
        measurement = self._measure(f"`cme search --limit 10 {QUERY}`, {count:,} records, for the first time",
                                    contenders, rounds)  # fmt: skip
        self._index_bytes = sum(file.stat().st_size for file in (self.work / "cache").rglob("*") if file.is_file())
        return measurement

    def index_share(self) -> float:
        """The bytes of the index that the last cold search of the large records has made, as a share of theirs."""
        records = pathlib.Path(self.folder("large")).rglob("*.yaml")
        return self._index_bytes / sum(file.stat().st_size for file in records)

    def memory(self) -> Measurement:
        folder = self.folder("large")
        contenders = [self._cme(folder, *words, name=" ".join(["cme", *words])) for words in MEMORY_COMMANDS]
        return self._measure(f"Whole commands at {self.sizes['large']:,} records", contenders, min(self.rounds, LARGE_ROUNDS))

    def growth(self) -> Measurement:
        """As seconds for a million records, so that the sizes can be compared."""
        contenders = []
        for name in ("small", "large"):
            folder, million = self.folder(name), 1_000_000 / self.sizes[name]
            for command in ("validate", "list"):
                contenders.append(self._cme(folder, command, name=f"cme {command}, {name}", scale=million))
        small, large = self.sizes["small"], self.sizes["large"]
        return self._measure(f"Time a million records would take, at {small:,} and {large:,}", contenders)

    def start(self) -> Measurement:
        contenders = [Contender(CME, [str(self.programs.cme), "--version"])]
        if self.programs.limits:
            contenders.append(Contender(EMPTY, [self.programs.tool("cme_empty")]))
        return self._measure("`cme --version`", contenders, 20 * self.rounds)


MEMORY_COMMANDS = [("validate",), ("list",), ("search", QUERY)]
