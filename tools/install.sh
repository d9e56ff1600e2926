#!/usr/bin/env bash
# Copies what was built to where it is used, and takes it away again.
# usage: install.sh install|uninstall BUILD DESTDIR PREFIX
# What was put there, and which folders were made for it, is kept in PREFIX/share/exante/installed.
set -euo pipefail
export LC_ALL=C
umask 022
build=$2 destination=$3 prefix=$4
list=$prefix/share/exante/installed

# folder PATH: makes it, and those above it, and notes which were not there.
folder() {
  [[ -d $destination$1 ]] && return
  if [[ -z $1 ]]; then # DESTDIR itself, which is whose it is
    mkdir -p "$destination"
    return
  fi
  folder "${1%/*}"
  mkdir "$destination$1"
  echo "$1/"
}

# put MODE FOLDER FILE...: copies files, and notes them.
put() {
  local mode=$1 to=$prefix/$2
  shift 2
  folder "$to"
  install -m "$mode" -t "$destination$to" "$@"
  printf "$to/%s\n" "${@##*/}"
}

# put_tree FOLDER FILE...: copies files with the folders they are in.
put_tree() {
  local to=$1 file of
  declare -A within=()
  shift
  for file in "$@"; do
    within[${file%/*}]+=$file$'\n'
  done
  for of in "${!within[@]}"; do
    mapfile -t files <<<"${within[$of]%$'\n'}"
    put 644 "$to/$of" "${files[@]}"
  done
}

install_all() {
  local headers data
  mkdir -p "$scratch/man1" "$scratch/es"
  sed "s|@prefix@|$prefix|" "$build/package/exante.pc" >"$scratch/exante.pc"
  cp "$build/exante.es.1" "$scratch/es/exante.1"
  cp "$build/exante.bash" "$scratch/exante"
  put 755 bin "$build/exante"
  put 644 share/man/man1 "$build/exante.1"
  put 644 share/man/es/man1 "$scratch/es/exante.1"
  put 644 share/bash-completion/completions "$scratch/exante"
  # what a program of one's own needs: headers by room, one library, how to find both
  put 644 lib "$build/package/libexante.a"
  put 644 lib/pkgconfig "$scratch/exante.pc"
  mapfile -t headers < <(find words process sim models inputs fits audit studies plots reports -name '*.h' -o -path 'models/*.def')
  put_tree include/exante "${headers[@]}"
  put 644 include/exante/words "$build/include/words/message_ids.h"
  mapfile -t data < <(find scenarios -type f)
  put_tree share/exante "${data[@]}"
  echo "$list"
}

# Files, then folders, the inner ones first; a folder that holds what is not ours stays.
uninstall() {
  [[ -e $destination$list ]] || return 0
  local paths
  mapfile -t paths < <(sort -r "$destination$list")
  printf '%s\n' "${paths[@]}" | grep -v '/$' | sed "s|^|$destination|" | xargs -d '\n' rm -f
  printf '%s\n' "${paths[@]}" | grep '/$' | sed "s|^|$destination|" | xargs -r -d '\n' rmdir --ignore-fail-on-non-empty
}

case $1 in
  install)
    uninstall # an earlier version
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    install_all >"$scratch/installed"
    install -m 644 "$scratch/installed" "$destination$list"
    ;;
  uninstall) uninstall ;;
esac
