"""Finds the functions of a C++ file and their lengths by counting braces.

Good enough for code that clang-format has laid out: no macros that open braces, no conditional compilation inside a
function. A lambda belongs to the function around it; a class inside a function counts with that function.
"""

import re

SCOPE = re.compile(r"^(inline\s+)?namespace\b|^(template\s*<.*>\s*)?(class|struct|union|enum)\b|^extern\s*$", re.S)
FUNCTION_END = re.compile(r"\)\s*((const|noexcept|override|final|mutable|constexpr)\s*|->\s*[\w:<>,&*\s]+)*$", re.S)
ACCESS = re.compile(r"^(\s*(public|private|protected)\s*:)+")
TOKEN = re.compile(
    r'(?P<raw>R"(?P<tag>[^()\\ ]*)\(.*?\)(?P=tag)")|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')|(?P<line>//[^\n]*)|(?P<block>/\*.*?\*/)", re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)


def _blank(match):
    text = match.group(0)
    kept = '"' if match.lastgroup in ("raw", "string", "tag") else " "
    return kept + re.sub(r"[^\n]", " ", text[1:])


def blank_comments_and_strings(text):
    """The same text with comments, strings and character literals blanked; line numbers stay."""
    return TOKEN.sub(_blank, text)


class _Block:
    """An open brace: `scope` (namespace, class, table), `function` or `inner` (anything inside a function)."""

    def __init__(self, kind, name, line):
        self.kind = kind
        self.name = name
        self.line = line


def _name_of(header):
    match = re.search(r"([\w:~]+|operator\s*\S+)\s*\(", header)
    return match.group(1) if match else header.strip()[:40]


def _classify(header, outer):
    """Kind of the block that a `{` opens after the text `header`, inside a block of kind `outer`."""
    if outer != "scope":
        return "inner"
    plain = ACCESS.sub("", header).strip()
    if SCOPE.search(plain) and not FUNCTION_END.search(plain):
        return "scope"
    if FUNCTION_END.search(plain) or (")" in plain and not plain.endswith(("=", ",", "("))):
        return "function"
    return "scope"


def _header_line(header, brace_line):
    """Line on which the text before a brace begins."""
    body = ACCESS.sub("", header)
    return brace_line - body.lstrip().count("\n")


def functions_of(text):
    """(name, first line, last line) of each function with a body, first line = that of its signature."""
    code = DIRECTIVE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), blank_comments_and_strings(text))
    found = []
    blocks = []
    start = 0
    line = 1
    for position, char in enumerate(code):
        if char == "\n":
            line += 1
        elif char == "{":
            header = code[start:position]
            kind = _classify(header, blocks[-1].kind if blocks else "scope")
            blocks.append(_Block(kind, _name_of(header), _header_line(header, line)))
        elif char == "}" and blocks:
            block = blocks.pop()
            if block.kind == "function":
                found.append((block.name, block.line, line))
        if char in "{};":
            start = position + 1
    return found
