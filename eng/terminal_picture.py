"""Draws what a terminal showed, with its colours, as an SVG.

    tmux capture-pane -p -e | python3 eng/terminal_picture.py COLUMNS TITLE > picture.svg
"""

import html
import re
import sys

BACKGROUND, TEXT = "#1e1e2e", "#d4d4dc"
COLOURS = ["#45475a", "#f38ba8", "#a6e3a1", "#f9e2af", "#89b4fa", "#cba6f7", "#94e2d5", "#bac2de"]
NO_BREAK = "\u00a0"
WIDTH, HEIGHT, MARGIN, BAR = 8.4, 18, 16, 34


def styled(line, style):
    """The pieces of a line, each with its style, which goes on into the next line."""
    fill, bold, dim = style
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        codes = re.fullmatch(r"\x1b\[([0-9;]*)m", piece)
        if not codes:
            if piece:
                yield piece, fill, bold, dim
            continue
        for code in [int(one or 0) for one in codes[1].split(";")]:
            if code == 0:
                fill, bold, dim = TEXT, False, False
            elif code == 1:
                bold = True
            elif code == 2:
                dim = True
            elif 30 <= code <= 37:
                fill = COLOURS[code - 30]
            elif 90 <= code <= 97:
                fill = COLOURS[code - 90]
            elif code == 39:
                fill = TEXT
        style[:] = fill, bold, dim


def main():
    columns, title = int(sys.argv[1]), sys.argv[2]
    lines = sys.stdin.read().rstrip("\n").split("\n")
    width, height = columns * WIDTH + 2 * MARGIN, len(lines) * HEIGHT + 2 * MARGIN + BAR
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}" role="img">')
    print(f"<title>{html.escape(title)}</title>")
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>')
    for at, colour in enumerate(("#f38ba8", "#f9e2af", "#a6e3a1")):
        print(f'<circle cx="{MARGIN + 6 + at * 20}" cy="{BAR / 2 + 4}" r="6" fill="{colour}"/>')
    print('<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14" xml:space="preserve">')
    style = [TEXT, False, False]
    for number, line in enumerate(lines):
        column, y = 0, BAR + MARGIN + (number + 0.75) * HEIGHT
        for piece, fill, bold, dim in styled(line, style):
            extra = (' font-weight="bold"' if bold else "") + (' opacity="0.6"' if dim else "")
            if piece.strip():
                print(f'<text x="{MARGIN + column * WIDTH:.1f}" y="{y:.1f}" fill="{fill}"{extra} textLength="{len(piece) * WIDTH:.1f}">{html.escape(piece).replace(" ", NO_BREAK)}</text>')
            column += len(piece)
    print("</g></svg>")


main()
