#!/usr/bin/env python3
"""The commands that compile each file, for clang-tidy and editors.

usage: compile_commands.py FILE... -- COMPILER FLAG...   (from the root of the repository)
"""
import json
import os
import sys

at = sys.argv.index("--")
files, command = sys.argv[1:at], sys.argv[at + 1:]
json.dump([{"directory": os.getcwd(), "file": file, "arguments": command + ["-c", file]} for file in files],
          sys.stdout, indent=1)
print()
