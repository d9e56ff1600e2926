#!/usr/bin/env bash
# Fails when a room includes a header of, or links against, a room that it must not know, when files, or
# rooms inside rooms, include each other in a circle, or when a library exports a name without its prefix.
# usage: check_layers.sh BUILD
set -euo pipefail
shopt -s inherit_errexit
build=$1
rooms='words process sim models inputs fits audit studies plots reports cli page'
# What each room may know: the house of docs/design.md.
declare -A knows=(
  [words]='' [process]='' [sim]='' [models]='sim' [inputs]='words sim models' [fits]='words sim models inputs'
  [audit]='words sim models inputs'
  [studies]='words sim models inputs' [plots]='words process' [reports]='words process sim inputs'
  [cli]='words process sim models inputs fits audit studies plots reports'
  [page]='words sim models inputs audit studies cli')

# barred ROOM: the rooms that it must not know.
barred() {
  local other
  for other in $rooms; do
    [[ $other == "$1" || " ${knows[$1]} " == *" $other "* ]] || printf '%s ' "$other"
  done
}

# sources ROOM: its files, those of its inner rooms too.
sources() { find "$1" -name '*.[ch]'; }

# included ROOM: what its sources include and must not.
included() {
  sources "$1" | xargs -r awk -v room="$1" -v barred="$(barred "$1")" '
    BEGIN { count = split(barred, others, " ") }
    !/^#include "/ { next }
    { line = FILENAME ":" FNR ":" $0 }
    /^#include "[^\/"]*"/ { print line ": include by room, \"" room "/…\"" }
    { for (i = 1; i <= count; i++)
        if (index($0, "#include \"" others[i] "/") == 1) print line ": " room " must not include " others[i] "/" }'
}

# linked ROOM: what its library uses, exports or keeps and must not. (objdump takes a tenth of the
# time of nm, which loads a plugin for each object. After the value: g global, u unique, w weak.)
linked() {
  objdump -t "$build/lib$1.a" | awk -v room="$1" -v barred="$(barred "$1")" '
    BEGIN { count = split(barred, others, " ") }
    { name = $NF }
    /\*UND\*/ {
      for (i = 1; i <= count; i++)
        if (index(name, others[i] "_") == 1) print room " uses " name " of " others[i]
      next
    }
    (/^[0-9a-f]+ ([gu!]|.w)/ || /\*COM\*/) && index(name, room "_") != 1 && name !~ /^[._]/ {
      print room " exports " name " without its prefix"
    }
    $3 == "O" && $4 ~ /^\.(data|bss|tbss|tdata)$/ && name !~ /^__(odr_asan|gcov)/ {
      print room " keeps the mutable global " name
    }'
}

# circles WHAT: of files (X.c and X.h are one) or of rooms, inner ones too; a circle is left when none of it is
# without an arrow inwards.
circles() {
  for room in $rooms; do sources "$room"; done | xargs awk -v what="$1" '
    function place(path) { sub(what == "files" ? "[.][ch]$" : "/[^/]*$", "", path); return path }
    /^#include "/ {
      split($0, part, "\"")
      from = place(FILENAME); to = place(part[2])
      if (from != to && part[2] !~ /message_ids/) print from, to
    }' | { tsort 2>&1 >/dev/null || true; } | sed -n "s/^tsort: \([a-z]*\(\/.*\)\?\)$/circle of $1: \1/p"
}

found=$({ for room in $rooms; do included "$room"; linked "$room"; done; circles files; circles rooms; } | sort -u)
[[ -z $found ]] && exit
sed 's/^/layers: /' <<<"$found" >&2
exit 1
