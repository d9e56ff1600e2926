#!/usr/bin/env bash
# usage: libreoffice.sh LOCALE DETECT FILE...
# Opens each CSV in LibreOffice Calc set to the locale (es-CL, en-US), with or without "detect
# special numbers", and saves it in place, cells as shown.
set -euo pipefail
locale=$1 detect=$2
shift 2
declare -A numbers=([es-CL]=13322 [en-US]=1033)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/profile/user"
cat >"$work/profile/user/registrymodifications.xcu" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$locale</value></prop></item>
</oor:items>
XML
for file in "$@"; do
  separator=44
  [[ $(head -n 1 "$file") == *';'* ]] && separator=59
  soffice -env:UserInstallation="file://$work/profile" --headless \
    --infilter="Text - txt - csv (StarCalc):$separator,34,76,1,,${numbers[$locale]},false,$detect" \
    --convert-to "csv:Text - txt - csv (StarCalc):$separator,34,76,1,,0,false,true,false" \
    --outdir "$work/out" "$file" >/dev/null 2>&1
  mv "$work/out/$(basename "$file")" "$file"
done
