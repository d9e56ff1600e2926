#!/usr/bin/env bash
# Fetches the sources of the libraries that the page needs from Debian, once, into a folder of its own:
# nothing of the system's lists of packages changes. Silent and offline when they are there.
# usage: sources.sh FOLDER   (exit 3: they could not be fetched)
set -euo pipefail
shopt -s inherit_errexit
packages='gsl libcsv nettle expat libzip zlib'
mkdir -p "$1"
cd "$1"
[[ -e fetched.ok ]] && exit

fail() {
  echo "page: the sources of$(printf ' %s' $packages) could not be fetched from Debian (see $PWD/fetch.log)" >&2
  exit 3
}

fetch() {
  local here=$PWD
  mkdir -p apt/lists/partial apt/cache/archives/partial
  cat >apt/debian.sources <<SOURCES
Types: deb-src
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
  local private=(-o Dir::Etc::SourceList="$here/apt/debian.sources" -o Dir::Etc::SourceParts=-
    -o Dir::State::Lists="$here/apt/lists" -o Dir::Cache="$here/apt/cache" -o APT::Sandbox::User=
    -o Acquire::Retries=2 -o Acquire::http::Timeout=20)
  apt-get "${private[@]}" -o APT::Update::Error-Mode=any update && apt-get "${private[@]}" --download-only source $packages
}

# unpack: each package to a folder of its plain name, with Debian's patches.
unpack() {
  local package
  for package in $packages; do
    rm -rf "$package"
    dpkg-source -x --no-check "$package"_*.dsc "$package" || return
  done
}

echo 'Fetching the sources of the libraries of the page from Debian (20 MB, once)'
{ fetch && unpack; } >fetch.log 2>&1 || fail
rm -rf apt
touch fetched.ok
