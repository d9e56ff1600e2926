#!/usr/bin/env bash
# A planner's session in the browsers that are here, driven by puppeteer and looked over by axe-core, which are fetched once
# from npm into a folder of the build; without them, or without a browser, it says so and is no failure.
# usage: [BROWSERS=NAME...] check_browser.sh [--fetch] BUILD [SCRIPT...]   (by default all sessions and the reports; speed.mjs, picture.mjs)
#   --fetch: only sees to it that they are here; exit 1 when they are not
set -euo pipefail
fetch=
[[ $1 != --fetch ]] || { fetch=1; shift; }
modules=$1/browser scripts=("${@:2}")
((${#scripts[@]} > 0)) || scripts=(session.mjs form.mjs hostile.mjs report.mjs)

skip() {
  echo "check-browser: skipped, $*"
  exit ${fetch:-0}
}
command -v node >/dev/null && command -v npm >/dev/null || skip 'node and npm are not here (apt-get install nodejs npm)'
mkdir -p "$modules"
if [[ ! -e $modules/fetched.ok ]]; then
  [[ -e $modules/package.json ]] || echo '{"private": true}' >"$modules/package.json"
  (cd "$modules" && npm install --ignore-scripts --no-audit --no-fund puppeteer-core@24.43.1 axe-core@4.14.1) >"$modules/npm.log" 2>&1 ||
    skip "the driver could not be fetched from npm (see $modules/npm.log)"
  touch "$modules/fetched.ok"
fi

[[ -z $fetch ]] || exit 0
failed=0 tried=0
for browser in ${BROWSERS:-chromium firefox-esr}; do
  if ! command -v "$browser" >/dev/null; then
    echo "check-browser: $browser is not here (apt-get install $browser)"
    continue
  fi
  tried=$((tried + 1))
  for script in "${scripts[@]}"; do
    MODULES=$(realpath "$modules") node "tests/page/$script" "${browser%-esr}" "$1/exante.html" "$1/exante" || failed=1
  done
done
((tried > 0)) || skip 'no browser is here'
exit $failed
