#!/usr/bin/env bash
# Fails when a folder includes a header of, or links against, a folder that it must not know, or
# when it exports a name without its prefix. usage: check_layers.sh BUILD
set -euo pipefail
shopt -s inherit_errexit
build=$1
declare -A barred=([sim]='models plots cli' [models]='plots cli' [plots]='sim models cli' [cli]='')

# included FOLDER: what its sources include and must not.
included() {
  awk -v folder="$1" -v barred="${barred[$1]}" '
    BEGIN { count = split(barred, others, " ") }
    !/^#include "/ { next }
    { line = FILENAME ":" FNR ":" $0 }
    /^#include "[^\/"]*"/ { print line ": include by folder, \"" folder "/…\"" }
    { for (i = 1; i <= count; i++)
        if (index($0, "#include \"" others[i] "/") == 1) print line ": " folder " must not include " others[i] "/" }
  ' "$1"/*.[ch]
}

# linked FOLDER: what its library uses, exports or keeps and must not. (objdump takes a tenth of the
# time of nm, which loads a plugin for each object. After the value: g global, u unique, w weak.)
linked() {
  objdump -t "$build/lib$1.a" | awk -v folder="$1" -v barred="${barred[$1]}" '
    BEGIN { count = split(barred, others, " ") }
    { name = $NF }
    /\*UND\*/ {
      for (i = 1; i <= count; i++)
        if (index(name, others[i] "_") == 1) print folder " uses " name " of " others[i]
      next
    }
    (/^[0-9a-f]+ ([gu!]|.w)/ || /\*COM\*/) && index(name, folder "_") != 1 && name !~ /^[._]/ {
      print folder " exports " name " without its prefix"
    }
    $3 == "O" && $4 ~ /^\.(data|bss|tbss|tdata)$/ && name !~ /^__odr_asan/ {
      print folder " keeps the mutable global " name
    }'
}

found=$(for folder in sim models plots cli; do included "$folder"; linked "$folder"; done | sort -u)
[[ -z $found ]] && exit
sed 's/^/layers: /' <<<"$found" >&2
exit 1
