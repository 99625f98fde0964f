# SPDX-License-Identifier: MIT
"""The mutants of a C++ source: copies of it, each with one small mistake."""
import collections
import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
EQUIVALENTS = pathlib.Path(__file__).with_name("equivalents.txt")

TOKEN = re.compile(
    r"""(?P<skipped>//[^\n]*|/\*.*?\*/                      # comments
        | ^\#(?:[^\n]*\\\n)*[^\n]*                          # the preprocessor
        | R"\((?:.*?)\)" | "(?:\\.|[^"\\\n])*"              # strings
        | (?<![0-9A-Za-z])'(?:\\.|[^'\\])+')                # characters
      | (?P<return>\breturn\b[^;{}]*;)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<number>\d(?:[eE][+-]|['.\w])*)
      | (?P<operator>(?<=\ )(?:<=|>=|==|!=|&&|\|\||[<>+-])(?=\ \S)|!(?=[\w(]))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE)

# clang-format puts spaces around these, where they are not the brackets of a template or the sign of a reference.
OPERATORS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+": "-",
             "-": "+", "!": ""}
WORDS = {"true": "false", "false": "true", "continue": "break"}

# Calls whose arguments do not change what is right: claims that hold anyway, and room that grows when it is needed.
WITHOUT_EFFECT = re.compile(r"\b(?:static_assert|assert|reserve)\(")
EMPTY_RESULTS = {"{}", "false", "0", "nullptr", "std::nullopt", '""', "std::string()", "std::string_view()"}


@dataclasses.dataclass
class Mutant:
    path: pathlib.Path
    source: str
    begin: int
    end: int
    replacement: str

    @property
    def line(self):
        return self.source.count("\n", 0, self.begin) + 1

    def text(self):
        return self.source[:self.begin] + self.replacement + self.source[self.end:]

    def difference(self):
        """Its line, with the change marked as `git diff --word-diff` marks it."""
        first = self.source.rfind("\n", 0, self.begin) + 1
        last = self.source.find("\n", self.end)
        old, new = self.source[self.begin:self.end], self.replacement
        line = f"{self.source[first:self.begin]}[-{old}-]{{+{new}+}}{self.source[self.end:last]}"
        return " ".join(line.split())


def replacements(kind, text, following):
    """What could be written by mistake instead of a token."""
    if kind == "operator":
        yield OPERATORS[text]
    elif kind == "word" and text in WORDS:
        yield WORDS[text]
    elif kind == "number" and not following.startswith(">"):  # the size of an array is known to the compiler
        yield f"({text} + 1)"
    elif kind == "return":
        result = text.removeprefix("return").removesuffix(";").strip()
        if result not in EMPTY_RESULTS:
            yield "return {};" if result else ";"


def find_end_of_call(source, begin):
    depth = 0
    for at in range(begin, len(source)):
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if depth == 0 and source[at] == ")":
            return at
    return len(source)


def of_source(path):
    """All mutants of the source, in its order."""
    source = path.read_text()
    ignored = [(match.start(), find_end_of_call(source, match.end() - 1)) for match in WITHOUT_EFFECT.finditer(source)]
    found = []
    at = 0
    while match := TOKEN.search(source, at):
        kind, text = match.lastgroup, match.group()
        # What a return returns has mutants of its own.
        at = match.start() + len("return") if kind == "return" else match.end()
        if any(begin <= match.start() < end for begin, end in ignored):
            continue
        for replacement in replacements(kind, text, source[match.end():match.end() + 1]):
            found.append(Mutant(path, source, match.start(), match.end(), replacement))
    return found


def by_name(path):
    """The mutants of the source by their names, which say nothing of lines, as those change with what is above them."""
    found = {}
    alike = collections.Counter()
    for mutant in of_source(path):
        change = f"{path.relative_to(ROOT)}: {mutant.difference()}"
        alike[change] += 1
        found[f"{change} ({alike[change]})"] = mutant
    return found


def read_equivalents():
    """Why nobody can see the difference, by the names of mutants."""
    lines = [line for line in EQUIVALENTS.read_text().splitlines() if line and not line.startswith("#")]
    return dict(zip(lines[::2], (line.strip() for line in lines[1::2]), strict=True))
