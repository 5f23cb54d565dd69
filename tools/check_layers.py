#!/usr/bin/env python3
"""Checks the shape of the source tree: layers, include cycles, file names and lengths, function lengths.

Usage: tools/check_layers.py [ROOT]    one line per finding, `file:line: error: ...`; exit code 1 when there is any.
"""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from cpp_functions import blank_comments_and_strings, functions_of  # noqa: E402

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
ROOTS = ("sim", "tools", "tests")

# The table of the architecture: what each layer may include besides itself.
LAYERS = {
    "sim/base": [],
    "sim/model": ["base"],
    "sim/rules": ["base", "model"],
    "sim/events": ["base", "model"],
    "sim/roles": ["base", "model", "rules", "events"],
    "sim/input": ["base", "model"],
    "sim/engine": ["base", "model", "events", "roles"],
    "sim/analysis": ["base", "model", "events"],
    "sim/output": ["base", "model", "events", "analysis"],
    "sim/experiment": ["base", "model", "rules", "events", "roles", "input", "engine", "analysis", "output"],
    "sim/verify": ["base", "model", "rules", "events", "roles", "input", "engine", "analysis", "output", "experiment"],
}

# Library headers that stay in one layer; tests of that layer and the bare benchmark may use them too.
HOMES = {
    "SimGrid": (re.compile(r"<(simgrid|xbt|smpi)/|<simgrid\.h"),
                ("sim/engine/", "tests/unit/engine/", "tests/property/engine/", "tests/bench/bare_simgrid.cpp")),
    "yaml-cpp": (re.compile(r"<yaml-cpp/"), ("sim/input/", "tests/unit/input/", "tests/property/input/")),
}

# Data, not code: these may be long.
DATA_SUFFIXES = (".md", ".yaml", ".yml", ".json", ".csv", ".xml", ".svg", ".png", ".html", ".jsonl")
SKIPPED_FOLDERS = ("node_modules", "__pycache__", "golden")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"][^>"]+[>"])')
SNAKE_CASE = re.compile(r"^[a-z][a-z0-9_]*\.[a-z0-9.]+$")


class Source:
    """One C++ file: its lines and its includes as (line number, text with brackets or quotes)."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.splitlines()
        self.includes = []
        for number, line in enumerate(self.lines, 1):
            match = INCLUDE.match(line)
            if match:
                self.includes.append((number, match.group(1)))

    def is_header(self):
        return self.path.endswith(".hpp")

    def own_includes(self):
        return [(number, text.strip('"')) for number, text in self.includes if text.startswith('"')]


def finding(path, line, message):
    return f"{path}:{line}: error: {message}"


def files_under(root):
    """All files of the checked folders as paths relative to `root`, sorted."""
    found = []
    for top in ROOTS:
        for folder, subfolders, names in os.walk(os.path.join(root, top)):
            subfolders[:] = sorted(name for name in subfolders if name not in SKIPPED_FOLDERS)
            found += [os.path.relpath(os.path.join(folder, name), root) for name in names]
    return sorted(found)


def check_length(path, text):
    lines = text.count("\n")
    if not path.endswith(DATA_SUFFIXES) and lines > MAX_FILE_LINES:
        yield finding(path, lines, f"{lines} lines, at most {MAX_FILE_LINES} (split it by reason to change)")


def check_functions(source):
    for name, first, last in functions_of(source.text):
        if last - first + 1 > MAX_FUNCTION_LINES:
            yield finding(source.path, first,
                          f"'{name}' has {last - first + 1} lines, at most {MAX_FUNCTION_LINES}")


def check_layer(source):
    layer = "/".join(source.path.split("/")[:2])
    if not source.path.startswith("sim/"):
        return
    if layer not in LAYERS:
        yield finding(source.path, 1, f"'{layer}' is not a layer (see LAYERS in tools/check_layers.py)")
        return
    allowed = LAYERS[layer] + [layer.split("/")[1]]
    for number, target in source.own_includes():
        parts = target.split("/")
        if parts[0] != "sim" or parts[1] not in allowed:
            yield finding(source.path, number, f"{layer} may not include '{target}' (only {', '.join(allowed)})")


def check_libraries(source):
    for library, (pattern, homes) in HOMES.items():
        for number, target in source.includes:
            if pattern.match(target) and not source.path.startswith(homes):
                yield finding(source.path, number, f"{library} is used only in {homes[0]}")


def check_includes(source, paths):
    own = source.path[:-len(".cpp")] + ".hpp"
    for number, target in source.own_includes():
        if target not in paths:
            yield finding(source.path, number, f"'{target}' is no path from the root of the repository")
    if source.path.endswith(".cpp") and own in paths and source.includes[:1]:
        number, first = source.includes[0]
        if first.strip('"') != own:
            yield finding(source.path, number, f"the first include is its own header \"{own}\"")


def check_text(source):
    code = blank_comments_and_strings(source.text).splitlines()
    first_code = next((line for line in code if line.strip()), "")
    if source.is_header() and first_code.strip() != "#pragma once":
        yield finding(source.path, 1, "a header begins with #pragma once")
    for number, line in enumerate(source.lines, 1):
        if re.match(r"\s*#\s*define\b", line):
            yield finding(source.path, number, "no macros of our own")
        if re.search(r"\b(TODO|FIXME|XXX)\b", line):
            yield finding(source.path, number, "unfinished work is not committed")
        if not source.is_header() and re.match(r"\s*///", line):
            yield finding(source.path, number, "/// belongs into headers; a .cpp says only why, with //")


def check_names(paths):
    """File names are snake_case; a base name stands for one thing (a header and its source share it)."""
    homes = {}
    for path in paths:
        folder, name = os.path.split(path)
        if not SNAKE_CASE.match(name):
            yield finding(path, 1, f"'{name}' is not snake_case")
        if path.startswith(("sim/", "tools/")):
            stem = name.split(".")[0]
            first = homes.setdefault(stem, folder)
            if first != folder:
                yield finding(path, 1, f"the base name '{stem}' is already used in {first}/")


def check_cycles(sources):
    """Depth-first search over the includes; reports each cycle once, at the include that closes it."""
    edges = {s.path: [(n, t) for n, t in s.own_includes()] for s in sources}
    state = {}
    found = []

    def visit(path, trail):
        state[path] = "open"
        for number, target in edges.get(path, []):
            if state.get(target) == "open":
                cycle = trail[trail.index(target):] + [target]
                found.append(finding(path, number, "include cycle: " + " -> ".join(cycle)))
            elif target in edges and target not in state:
                visit(target, trail + [target])
        state[path] = "done"

    for path in sorted(edges):
        if path not in state:
            visit(path, [path])
    return found


def check(root):
    """All findings of the tree at `root`, in order of path."""
    findings = []
    sources = []
    generated = set()  # headers that CMake writes into the build folder from a template
    for path in files_under(root):
        try:
            with open(os.path.join(root, path), encoding="utf-8") as file:
                text = file.read()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        findings += check_length(path, text)
        if path.endswith((".hpp", ".cpp")):
            sources.append(Source(path, text))
        elif path.endswith(".hpp.in"):
            generated.add(path[:-len(".in")])
        elif path.endswith((".h", ".cc", ".cxx", ".hxx")):
            findings.append(finding(path, 1, "C++ files end in .hpp or .cpp"))
    paths = {source.path for source in sources}
    for source in sources:
        for rule in (check_functions, check_layer, check_libraries, check_text):
            findings += rule(source)
        findings += check_includes(source, paths | generated)
    findings += check_names(sorted(paths))
    findings += check_cycles(sources)
    return sorted(findings)


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    root = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else here
    findings = check(root)
    for line in findings:
        print(line)
    print(f"{len(findings)} findings in {root}" if findings else "layers, names and lengths are as they should be")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
