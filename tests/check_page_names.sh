#!/usr/bin/env bash
# Fails unless the sources of cli that the page is linked with (PAGE_NAMES of the Makefile) are those that its room calls, and
# what these call themselves: the page is built apart, and nobody else would see it break. usage: check_page_names.sh BUILD SOURCE...
set -euo pipefail
build=$1
shift

# needed: what of cli the objects of the page call, and those in turn, as cli/…/NAME.c.
needed() {
  (cd "$build" && nm -A page/*.o cli/*/*.o) | sed 's/:[ 0-9a-f]*/ /' | awk '
    $2 ~ /^[TDRB]$/ { home[$3] = $1; next }
    $2 == "U" { needs[$1] = needs[$1] " " $3 }
    END {
      for (object in needs) if (object ~ /^page\//) { queue[++last] = object; seen[object] }
      for (at = 1; at <= last; at++) {
        count = split(needs[queue[at]], list, " ")
        for (i = 1; i <= count; i++) {
          object = home[list[i]]
          if (object ~ /^cli\// && !(object in seen)) { seen[object]; queue[++last] = object; sub(/o$/, "c", object); print object }
        }
      }
    }' | sort
}

differ=$(diff <(needed) <(printf '%s\n' "$@" | sort) | grep '^[<>]' || true)
[[ -n $differ ]] || exit 0
sed -e 's/^< \(.*\)/page: it calls \1: add that to PAGE_NAMES in the Makefile/' \
  -e 's/^> \(.*\)/page: it calls nothing of \1: take that out of PAGE_NAMES in the Makefile/' <<<"$differ" >&2
exit 1
