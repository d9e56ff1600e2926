#!/usr/bin/env python3
"""Draws the house from the #include lines of its files: rooms on floors, with their share of the code and
what they lean on; arrows upward and circles; files over 300 lines and functions over 50.

usage: house.py [REVISION]   (from the root of the repository; a revision of git in place of what lies there)
"""
import collections
import io
import pathlib
import re
import subprocess
import sys
import tarfile

FILE_LINES, FUNCTION_LINES = 300, 50


def read_tree(revision):
    """Path → text of the Makefile and all C files."""
    if not revision:
        paths = [p for p in pathlib.Path(".").rglob("*.[ch]") if p.parts[0] not in ("build", "tests")]
        return {str(p): p.read_text() for p in [*paths, pathlib.Path("Makefile")]}
    archive = subprocess.run(["git", "archive", revision], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {m.name: tar.extractfile(m).read().decode() for m in tar.getmembers()
                if m.isfile() and (m.name == "Makefile" or m.name.endswith((".c", ".h")))}


def code_lines(text):
    """Lines that hold more than comment or blanks."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), text, flags=re.S)
    text = re.sub(r"//[^\n]*", "", text)
    return sum(1 for line in text.splitlines() if line.strip())


def stem_of(path):
    return path.rsplit(".", 1)[0]


def circles(arrows):
    """The strongly connected sets of more than one, of a graph node → set of nodes (Tarjan 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in arrows[node]:
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            at = stack.index(node)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return found


def floors(arrows):
    """How many stand below each, one on the other; those in a circle stand on the same floor."""
    group = {node: min(circle) for circle in circles(arrows) for node in circle}
    below = collections.defaultdict(set)
    for node in arrows:
        mine = group.get(node, node)
        below[mine] |= {group.get(other, other) for other in arrows[node]} - {mine}
    floor = {}

    def of(node):
        if node not in floor:
            floor[node] = 1 + max((of(other) for other in below[node]), default=0)
        return floor[node]

    return {node: of(group.get(node, node)) for node in arrows}


def graph(tree, name_of):
    """Arrows between the names of files, from their includes."""
    arrows = {name_of(path): set() for path in tree}
    for path, text in tree.items():
        for target in re.findall(r'^#include "([^"]+)"', text, flags=re.M):
            if target in tree and name_of(target) != name_of(path):
                arrows[name_of(path)].add(name_of(target))
    return arrows


def long_functions(tree):
    """(lines, file, name): from the line of a function's name to its closing brace."""
    for path, text in tree.items():
        lines, start = text.splitlines(), None
        for i, line in enumerate(lines):
            head = re.match(r"[A-Za-z_][\w *]*?(\w+)\((?!\()", line)
            if head and not line.rstrip().endswith((";", "= {")):
                start = (i, head[1])
            elif line.startswith("}") and start:
                if i - start[0] + 1 > FUNCTION_LINES:
                    yield i - start[0] + 1, path, start[1]
                start = None


def draw(tree, rooms):
    top, inner = (lambda path: path.split("/")[0]), (lambda path: path.rsplit("/", 1)[0])
    lines = collections.Counter()
    for path, text in tree.items():
        lines[top(path)] += code_lines(text)
        if inner(path) != top(path):
            lines[inner(path)] += code_lines(text)
    whole = sum(lines[room] for room in rooms)
    arrows = graph(tree, top)
    level = floors(arrows)
    inside = {room: graph({p: t for p, t in tree.items() if top(p) == room}, stem_of) for room in rooms}
    print(f"{len(rooms)} rooms, {len(tree)} files, {whole:,} lines of code\n")
    for floor in range(max(level.values()), 0, -1):
        boxes = [f"[ {room} {100 * lines[room] / whole:.0f} % ]" for room in rooms if level[room] == floor]
        print(f"{'':4}{'   '.join(boxes):^84}".rstrip())
    print(f"\n{'room':10}{'files':>6}{'lines':>8}{'share':>7}{'floors':>8}   leans on")
    for room in reversed(rooms):
        files = sum(1 for path in tree if top(path) == room)
        others = " ".join(other for other in rooms if other in arrows[room]) or "nothing"
        print(f"{room:10}{files:6}{lines[room]:8,}{100 * lines[room] / whole:5.0f} %"
              f"{max(floors(inside[room]).values()):8}   {others}")
    for room in rooms:
        parts = sorted((name for name in lines if name.startswith(room + "/")), key=lambda name: -lines[name])
        if parts:
            print(f"\nrooms in {room}: " + ", ".join(f"{p.split('/', 1)[1]} {lines[p]:,}" for p in parts))
    upward = sorted((room, other) for room in rooms for other in arrows[room]
                    if rooms.index(other) > rooms.index(room))
    print(f"\narrows between rooms: {sum(len(arrows[room]) for room in rooms)}, upward: {len(upward)}", *upward)
    for what, closed in (("files", circles(graph(tree, stem_of))), ("rooms, inner ones too", circles(graph(tree, inner)))):
        print(f"circles of {what}: {len(closed)}", *("  " + " ".join(circle) for circle in closed), sep="\n")
    long = sorted(((len(text.splitlines()), path) for path, text in tree.items()), reverse=True)
    long = [f"  {n:5} {path}" for n, path in long if n > FILE_LINES]
    print(f"\nfiles over {FILE_LINES} lines: {len(long)}", *long, sep="\n")
    functions = [f"  {n:5} {path}: {name}" for n, path, name in sorted(long_functions(tree), reverse=True)]
    print(f"functions over {FUNCTION_LINES} lines: {len(functions)}", *functions, sep="\n")


def main():
    tree = read_tree(sys.argv[1] if len(sys.argv) > 1 else None)
    rooms = re.search(r"^FOLDERS\s*:=\s*(.*)", tree.pop("Makefile"), flags=re.M)[1].split()
    draw({path: text for path, text in tree.items() if path.split("/")[0] in rooms}, rooms)


main()
