#!/usr/bin/env bash
# tests/check_page_names.sh notices what it is there for.
source tests/program_support.sh
check=$root/tests/check_page_names.sh
cd "$scratch" || exit 1
mkdir -p build/page build/cli/{common,run}

# object NAME TEXT: what gcc makes of it.
object() { gcc -x c -c -o "build/$1.o" - <<<"$2" || complain "cannot build $1"; }
object page/api 'void cli_one(void); void page(void); void page(void) { cli_one(); }'
object cli/common/one 'void cli_two(void); void cli_one(void); void cli_one(void) { cli_two(); }'
object cli/run/two 'void cli_two(void); void cli_two(void) {}'
object cli/run/three 'void cli_one(void); void cli_three(void); void cli_three(void) { cli_one(); }'

# says TEXT SOURCE...: the check of these names, "" for nothing.
says() {
  local said status=0 wanted=$1
  said=$("$check" build "${@:2}" 2>&1) || status=1
  [[ $said == "$wanted" && $status == $((${#wanted} > 0)) ]] || complain "${*:2}: $status, $said"
}
says '' cli/run/two.c cli/common/one.c
says 'page: it calls cli/run/two.c: add that to PAGE_NAMES in the Makefile' cli/common/one.c
says 'page: it calls nothing of cli/run/three.c: take that out of PAGE_NAMES in the Makefile' cli/common/one.c cli/run/two.c cli/run/three.c
finish
