"""Writes the tables of MarkupSafe.Net (case mappings, HTML's named characters) and Jinja.Net (names of characters), from the facts
that Python knows, and Perl for the second names of characters.

Usage: python3.11 eng/unicode_tables.py   (any other version writes the tables of another Unicode)
"""
import html.entities
import pathlib
import subprocess
import unicodedata
import zlib

LIBRARY = pathlib.Path(__file__).resolve().parent.parent / "libs" / "MarkupSafe.Net"
NAMES = LIBRARY.parent / "Jinja.Net" / "Parsing" / "Lexing" / "UnicodeNames.Data.bin"
ALL = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
HEADER = "// Written by eng/unicode_tables.py; do not edit.\n"


def ranges(test):
    """(first, last, step) of the code points that pass a test; no two entries interleave."""
    found = []
    for c in (c for c in ALL if test(chr(c))):
        if found and c - found[-1][1] <= 2 and found[-1][2] in (0, c - found[-1][1]):
            found[-1][1:] = [c, c - found[-1][1]]
        else:
            found.append([c, c, 0])
    return [(a, b, s or 1) for a, b, s in found]


def mappings(convert):
    """(first, last, step, distance) of the code points that become one other."""
    found = []
    for c in ALL:
        to = convert(chr(c))
        if len(to) != 1 or to == chr(c):
            continue
        d = ord(to) - c
        if found and found[-1][3] == d and c - found[-1][1] <= 2 and found[-1][2] in (0, c - found[-1][1]):
            found[-1][1:3] = [c, c - found[-1][1]]
        else:
            found.append([c, c, 0, d])
    return [(a, b, s or 1, d) for a, b, s, d in found]


def specials(convert):
    """The code points that become several."""
    return "".join(chr(c) + convert(chr(c)) + "|" for c in ALL if len(convert(chr(c))) > 1)


def is_ignorable(c):
    if c.islower() or c.isupper() or c.istitle():
        return (" " + c + "Σ").lower().endswith("σ")
    return ("AΣ" + c + "B").lower()[1] == "σ"


def span(name, rows, doc):
    lines = [f"    // {doc}", f"    private static ReadOnlySpan<int> {name} =>", "    ["]
    text = ", ".join(", ".join(f"0x{v:X}" if i < 2 else str(v) for i, v in enumerate(row)) for row in rows)
    line = ""
    for item in text.split(", "):
        if len(line) + len(item) > 138:
            lines.append("        " + line.rstrip())
            line = ""
        line += item + ", "
    lines += ["        " + line.rstrip(), "    ];"]
    return "\n".join(lines)


def literal(name, text):
    escaped = "".join(c if " " <= c < "\x7f" else f"\\u{ord(c):04X}" for c in text)
    pieces = [f'        "{p}|"' for p in escaped.split("|")[:-1]]
    rows = [" + ".join(p.strip() for p in pieces[i:i + 4]) for i in range(0, len(pieces), 4)]
    return f"    private const string {name} =\n        " + "\n        + ".join(rows) + ";"


def write_case():
    parts = [
        span("LowerRanges", ranges(str.islower), "First, last, step."),
        span("UpperRanges", ranges(str.isupper), "First, last, step."),
        span("TitleRanges", ranges(lambda c: c.istitle() and not c.isupper()), "First, last, step."),
        span("IgnorableRanges", ranges(is_ignorable), "First, last, step."),
        span("NumeralRanges", ranges(lambda c: c.isnumeric() and c.isalpha()), "First, last, step."),
    ]
    for name, convert in ("Upper", str.upper), ("Lower", str.lower), ("Title", str.title), ("Fold", str.casefold):
        parts.append(span(name + "Mappings", mappings(convert), "First, last, step, distance."))
        parts.append(literal(name + "Specials", specials(convert)))
    body = "\n\n".join(parts)
    (LIBRARY / "Text" / "CaseTables.Data.cs").write_text(
        f"{HEADER}namespace MarkupSafe.Net.Text;\n\ninternal static partial class CaseTables\n{{\n{body}\n}}\n", encoding="utf-8")


def write_entities():
    rows = []
    for name, text in sorted(html.entities.html5.items()):
        rows.append(f'{name}={"".join(f"{ord(c):X}." for c in text)[:-1]}')
    lines, line = [], ""
    for row in rows:
        if len(line) + len(row) > 120:
            lines.append(line)
            line = ""
        line += row + " "
    lines.append(line)
    text = "\n".join(f'        {"" if i == 0 else "+ "}"{x}"' for i, x in enumerate(lines))
    (LIBRARY / "HtmlEntities.Data.cs").write_text(
        f"{HEADER}namespace MarkupSafe.Net;\n\ninternal static partial class HtmlEntities\n{{\n"
        f"    // Name, with its semicolon if it needs one, and its code points.\n    private const string Source =\n{text};\n}}\n", encoding="utf-8")


def second_names():
    """The names that a character has beside its own."""
    script = (
        'use Unicode::UCD "prop_invmap"; my ($l, $m) = prop_invmap("Name_Alias");'
        'for my $i (0 .. $#$l) { printf "%X;%s\n", $l->[$i], $_ for grep { $_ } ref $m->[$i] ? @{$m->[$i]} : $m->[$i] }')
    lines = subprocess.run(["perl", "-e", script], capture_output=True, text=True, check=True).stdout.splitlines()
    for code, name in (line.split(": ")[0].split(";") for line in lines):
        if chr(int(code, 16)) == unicodedata.lookup(name):
            yield int(code, 16), name


def write_names():
    """A line a name: how many code points were left out before it, in hexadecimal, if any, and the name."""
    rule = ("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-")
    own = [(c, unicodedata.name(chr(c), "")) for c in ALL]
    lines, last = [], -1
    for code, name in sorted({(c, n) for c, n in own if n and not n.startswith(rule)} | set(second_names()), key=lambda pair: pair[0]):
        skipped, last = code - last - 1, code
        lines.append((f"{skipped:X}" if skipped else "") + ";" + name)
    NAMES.write_bytes(zlib.compress("\n".join(lines).encode("ascii"), 9))


write_case()
write_entities()
write_names()
