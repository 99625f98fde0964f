#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks schema/activity.schema.json with python3-jsonschema: it is a draft-07 schema, takes every record that ships or
stands in tests/records/ok, and refuses those in tests/records/err that are YAML at all, but for faults beyond a schema.

Usage: check_schema.py CHECKOUT
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml

# The records whose fault no schema can say. In others it says one fault but not all: `.25` and `1e1` are the numbers 0.25
# and 10, 2025-02-29 needs a calendar, `30 XYZ` the list of currencies, `$95-$25` a comparison.
BEYOND_A_SCHEMA = {
    "dates-of-meaning": "compares two dates",
    "incomplete": "warnings are no faults of the format",
    "odd-texts": "warnings are no faults of the format",
    "period-day-over": "compares two dates",
    "duplicate-key": "PyYAML keeps the last of two keys",
    "period-too-long": "compares two dates",
    "syntax-anchor": "anchors and aliases are gone when a schema sees the value",
    "syntax-cr": "to YAML, CR alone ends a line too",
    "syntax-tag": "tags are gone when a schema sees the value",
    "syntax-utf16": "to YAML, UTF-16 is as good as UTF-8",
}


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: no dates, and true and false are the only booleans."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", list("-+0123456789")),
    (
        "float",
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))",
        list("-+.0123456789"),
    ),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^{pattern}\Z"), first)


def whole_number(loader, node):
    """PyYAML's own reads 010 as 8 and does not know 0o10."""
    text = loader.construct_scalar(node)
    for prefix, base in (("0x", 16), ("0o", 8)):
        if text.startswith(prefix):
            return int(text[2:], base)
    return int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", whole_number)
CoreLoader.add_constructor(None, lambda loader, node: str(node.value))


def load(path):
    """The record, or the error that it is no YAML."""
    try:
        return yaml.load(path.read_bytes(), CoreLoader), None
    except yaml.YAMLError as error:
        return None, str(error).splitlines()[0]


def faults(validator, record):
    """What is wrong with a record, one line each."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


def complaints_of_good(validator, paths):
    for path in paths:
        record, problem = load(path)
        for fault in [problem] if problem else faults(validator, record):
            yield f"{path}: refused: {fault}"


def complaints_of_bad(validator, paths):
    for path in paths:
        record, problem = load(path)
        if problem:
            if not path.stem.startswith("syntax-") and path.stem != "tabs-in-line":
                yield f"{path}: {problem}"
            continue
        is_refused = bool(faults(validator, record))
        if is_refused == (path.stem in BEYOND_A_SCHEMA):
            yield f"{path}: {'refused after all' if is_refused else 'not refused'}"
    for name in BEYOND_A_SCHEMA.keys() - {path.stem for path in paths}:
        yield f"{name}: no such record"


def main(checkout):
    schema = json.loads((checkout / "schema/activity.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = sorted((checkout / "records").rglob("*.yaml")) + sorted((checkout / "tests/records/ok").glob("*.yaml"))
    bad = sorted((checkout / "tests/records/err").glob("*.yaml"))
    complaints = [*complaints_of_good(validator, good), *complaints_of_bad(validator, bad)]
    print("\n".join(complaints) or f"{len(good)} records taken, {len(bad)} with errors judged as they should be")
    return 1 if complaints or not good or not bad else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
