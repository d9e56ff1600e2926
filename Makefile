# exante: build, run, test. `make help` lists the targets.
# BUILD names the folder of a build; CC, OPT and EXTRA make other builds of the same sources, e.g.
#   make BUILD=build/clang CC=clang OPT=-O0 all

VERSION := 0.2.0
BUILD  ?= build
CC      = gcc
CXX     = g++
OPT    ?= -O3
EXTRA  ?=
PREFIX ?= /usr/local
SHELL  := /bin/bash

# The same bits on every compiler and processor: no contraction, no reordering (docs/en/method.md).
FLOATS   := -ffp-contract=off -fno-math-errno -fno-trapping-math
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wcast-qual -Wwrite-strings
CPPFLAGS := -I. -I$(BUILD)/include -D_GNU_SOURCE -DEXANTE_VERSION='"$(VERSION)"'
CFLAGS   := -std=gnu17 $(OPT) -g $(FLOATS) -pthread $(WARNINGS) $(EXTRA)
LDLIBS   := -Wl,--as-needed -lgsl -lgslcblas -lcsv -ljansson -lnettle -lmuparser -lxlsxwriter -lzip -lexpat -lm

# The rooms (docs/design.md), in the order in which they may lean on those before; each is a library.
FOLDERS  := words process sim models inputs fits audit studies plots reports cli page
SOURCES  := $(wildcard $(FOLDERS:%=%/*.c) $(FOLDERS:%=%/*/*.c))
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o)
LIBS     := $(FOLDERS:%=$(BUILD)/lib%.a)
LINKED   := $(patsubst %,$(BUILD)/lib%.a,cli reports plots studies audit fits inputs models sim process words)
PROGRAM  := $(BUILD)/exante
MAINS    := cli/main.c cli/pages.c
PAGES    := $(patsubst %,$(BUILD)/%,exante.1 exante.es.1 exante.bash)
TESTS    := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/test_*.c))
FUZZERS  := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(filter-out %_support.c,$(wildcard tests/fuzz/fuzz_*.c)))
BENCHES  := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/bench_*.c))

RUN_PACKAGES   := gcc libc6-dev libgsl-dev libcsv-dev libjansson-dev nettle-dev libmuparser-dev \
                  libxlsxwriter-dev libzip-dev libexpat1-dev gnuplot-nox fonts-roboto-unhinted
TEST_PACKAGES  := $(RUN_PACKAGES) g++ libcmocka-dev libpcg-cpp-dev python3 groff-base pkg-config
NOTEBOOK_PACKAGES := $(RUN_PACKAGES) jupyter-nbconvert python3-ipykernel python3-pandas \
                     python3-matplotlib python3-jinja2
SPREADSHEET_PACKAGES := $(RUN_PACKAGES) python3 libreoffice-calc
MPI_PACKAGES := $(RUN_PACKAGES) openmpi-bin libopenmpi-dev
PAGE_PACKAGES  := clang-14 lld-14 llvm-14 libclang-rt-14-dev-wasm32 wasi-libc dpkg-dev python3 zopfli
COVERAGE_PACKAGES := $(TEST_PACKAGES) gcovr
TIDY_PACKAGES  := $(TEST_PACKAGES) clang-tidy
CHECK_PACKAGES := $(TEST_PACKAGES) clang clang-format libclang-rt-14-dev valgrind strace binutils

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:

## help: this list
help:
	@sed -n 's/^## \([a-z_.-]*\): /\1: /p' Makefile | awk -F': ' '{printf "make %-21s %s\n", $$1, $$2}'

## all: build the program; check that no folder leans on the wrong one, nor on the last digit of libm
all: $(PROGRAM) $(PAGES) $(BUILD)/layers.ok $(BUILD)/symbols.ok $(BUILD)/page_names.ok

## run: install what is missing, build, forecast the programme `redes` and draw its charts
run: deps
	@$(MAKE) --no-print-directory -s all
	@$(PROGRAM) run scenarios/redes

## test: install what is missing, build and run every test; T=NAME only those so named, TIMES=1 their seconds
test: deps-test
	@$(MAKE) --no-print-directory -s all tests
	@BUILD=$(BUILD) tests/run.sh $(TESTS)

## bench: nanoseconds per replicate, by stage, and peak memory
bench: deps
	@$(MAKE) --no-print-directory -s all benches
	@for bench in $(BENCHES); do $$bench || exit; done

## mpi: build/exante-mpi, which shares a run among the processes of mpirun (installs Open MPI)
mpi: deps-mpi
	@$(MAKE) --no-print-directory -s $(BUILD)/exante-mpi

## page: build/exante.html, the program in one file for a browser, to the same bytes (installs clang for WebAssembly)
page: page-sources
	@$(MAKE) --no-print-directory -s $(BUILD)/exante.html
page-sources: deps-page
	@tools/page/sources.sh $(PAGE)/sources

## check-page: what the page computes is what the command line does, to the byte; skipped where the page cannot be built
check-page: all
	@if $(MAKE) --no-print-directory -s page-sources; then $(MAKE) --no-print-directory -s check-page-here; \
	else echo 'check-page: skipped, what it is built from is not here and could not be fetched'; fi
check-page-here: page
	@size=$$(stat -c %s $(BUILD)/exante.html); [ $$size -le 700000 ] || { echo "check-page: $$size bytes, more than 700,000"; exit 1; }
	@$(CC) -O1 -g -I. -ffp-contract=off -o $(PAGE)/formulas tests/page/formulas.c -lm -ldl && $(PAGE)/formulas 100000
	@if command -v node >/dev/null; then node tests/page/same_bytes.mjs $(PAGE)/exante.wasm $(PROGRAM) 3000; \
	else echo 'check-page: skipped, node is not here'; fi

## check-browser: a planner's session with the page, and the reports, in Chromium and Firefox, where they are (fetches their driver from npm)
check-browser: all
	@if $(MAKE) --no-print-directory -s page-sources && tests/page/check_browser.sh --fetch $(BUILD); then \
	  $(MAKE) --no-print-directory -s page && tests/page/check_browser.sh $(BUILD); fi

## bench-page: what time and memory the page takes in these browsers, with the load of the machine
bench-page: all page
	@tests/page/check_browser.sh $(BUILD) speed.mjs

## picture-page: the pictures of the page in the READMEs, as it is now (Chromium)
picture-page: all page
	@BROWSERS=chromium tests/page/check_browser.sh $(BUILD) picture.mjs

## mutants: plant 200 small faults in sim/, models/, fits/, audit/ and studies/ and list those that no unit test notices
mutants: deps-check
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/mutants OPT=-O1 EXTRA=-fPIC \
	  $(LIBS:$(BUILD)/%=$(BUILD)/mutants/%) $(BUILD)/mutants/tests/pcg_reference.o $(BUILD)/mutants/tests/bad_corpus.o \
	  $(patsubst tests/%.c,$(BUILD)/mutants/tests/%.o,$(wildcard $(patsubst %,tests/test_%_*.c,sim models inputs fits audit studies)))
	@tests/mutants/mutants.py $(BUILD)/mutants $(MUTANTS)

## fuzz: try FUZZ_RUNS (default 20000) hostile inputs with each harness of tests/fuzz
fuzz: deps-check
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/fuzz CC=clang OPT=-O1 LDFLAGS= \
	  EXTRA='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' fuzzers
	@tests/fuzz/run.sh $(BUILD)/fuzz $(or $(FUZZ_RUNS),20000)

## notebooks: install what is missing, run every notebook and leave it to read in build/notebooks
notebooks: deps-notebooks
	@$(MAKE) --no-print-directory -s all
	@EXANTE=$(abspath $(PROGRAM)) tests/run_notebooks.sh $(BUILD)/notebooks

## install: copy program, manual, completion, scenarios and library to PREFIX (default /usr/local), under DESTDIR
install: all $(BUILD)/package/libexante.a $(BUILD)/package/exante.pc
	@tools/install.sh install $(BUILD) "$(DESTDIR)" "$(PREFIX)"

## uninstall: take away what install put there
uninstall:
	@tools/install.sh uninstall $(BUILD) "$(DESTDIR)" "$(PREFIX)"

## clean: remove what was built (results in out/ stay)
clean:
	rm -rf $(BUILD)

## deps: install with apt-get what the program needs; silent and offline when nothing is missing
deps: PACKAGES := $(RUN_PACKAGES)
deps-test: PACKAGES := $(TEST_PACKAGES)
deps-check: PACKAGES := $(CHECK_PACKAGES)
deps-spreadsheet: PACKAGES := $(SPREADSHEET_PACKAGES)
deps-notebooks: PACKAGES := $(NOTEBOOK_PACKAGES)
deps-mpi: PACKAGES := $(MPI_PACKAGES)
deps-page: PACKAGES := $(PAGE_PACKAGES)
deps-coverage: PACKAGES := $(COVERAGE_PACKAGES)
deps-tidy: PACKAGES := $(TIDY_PACKAGES)
deps deps-test deps-check deps-notebooks deps-spreadsheet deps-coverage deps-tidy deps-mpi deps-page:
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' || \
	    missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	command -v apt-get >/dev/null || { echo "Install these packages, then try again:$$missing"; exit 3; }; \
	root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	echo "Installing:$$missing"; \
	log=$$(mktemp); \
	{ $$root apt-get update && $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y --no-install-recommends $$missing; } >$$log 2>&1 || \
	  { tail -n 20 $$log; rm -f $$log; exit 3; }; \
	rm -f $$log

tests: $(TESTS) $(BUILD)/tests/fail_alloc.so $(BUILD)/package/libexante.a $(BUILD)/package/exante.pc
benches: $(BENCHES)

$(PROGRAM): $(BUILD)/cli/main.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# What else is made from the tables of the command line.
$(BUILD)/pages: $(BUILD)/cli/pages.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/exante.1: $(BUILD)/pages
	$< manual en >$@
$(BUILD)/exante.es.1: $(BUILD)/pages
	$< manual es >$@
$(BUILD)/exante.bash: $(BUILD)/pages
	$< completion >$@

# All rooms but cli and page in one library, for programs of one's own. (q: rooms have files of the same name.)
$(BUILD)/package/libexante.a: $(filter-out $(BUILD)/cli/% $(BUILD)/page/%,$(OBJECTS))
	@mkdir -p $(@D)
	rm -f $@
	ar qcs $@ $^
$(BUILD)/package/exante.pc: Makefile
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=@prefix@' 'Name: exante' 'Version: $(VERSION)' \
	  'Description: forecasts of public programmes before they run' \
	  'Cflags: -I$${prefix}/include/exante' 'Libs: -L$${prefix}/lib -lexante $(LDLIBS) -pthread' >$@

# mpicc is asked only when one of these is made.
MPI_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard mpi/*.c))
$(MPI_OBJECTS): $(BUILD)/mpi/%.o: mpi/%.c Makefile | $(MESSAGE_IDS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(subst -I,-isystem ,$(shell mpicc --showme:compile)) $(CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/exante-mpi: $(MPI_OBJECTS) $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(shell mpicc --showme:link) $(LDLIBS)

$(BUILD)/lib%.a:
	rm -f $@
	ar rcs $@ $^

define library
$(BUILD)/lib$(1).a: $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(MAINS),$(wildcard $(1)/*.c $(1)/*/*.c)))
endef
$(foreach folder,$(FOLDERS),$(eval $(call library,$(folder))))

# The names of the messages, apart from their texts: a text that changes recompiles one file.
MESSAGE_IDS := $(BUILD)/include/words/message_ids.h
$(MESSAGE_IDS): $(BUILD)/message_ids.ok ;
$(BUILD)/message_ids.ok: $(wildcard words/messages*.def)
	@mkdir -p $(dir $(MESSAGE_IDS))
	@sed -En 's/^WORDS_(MESSAGE|PROBLEM)\(([A-Z0-9_]*),.*/WORDS_MSG_\2,/p' $^ >$@
	@cmp -s $@ $(MESSAGE_IDS) || cp $@ $(MESSAGE_IDS)

# The rooms that the page uses, and of cli what things are called and the form, as WebAssembly (page/api.h). A stack that
# overflows traps: it lies below all else. No
# optimisation when linking: clang would call wasm-opt where there is one, which knows no vectors here.
PAGE         := $(BUILD)/wasm
PAGE_CC      ?= clang-14
PAGE_MACHINE := --target=wasm32-wasi -msimd128
PAGE_NAMES   := $(patsubst %,cli/common/%.c,finding_words goals grade input_words naming outlook_rows output_words say) \
                $(patsubst %,cli/check/%.c,check_tables check_words) cli/monitor/monitor_notes.c \
                $(patsubst %,cli/new/%.c,figures form form_placed inputs labels leaf names plan rules scope)
PAGE_SOURCES := $(wildcard $(foreach room,words sim models inputs audit studies page,$(room)/*.c $(room)/*/*.c)) $(PAGE_NAMES)
PAGE_OBJECTS := $(patsubst %.c,$(PAGE)/%.o,$(PAGE_SOURCES) $(addprefix tools/page/,absent.c missing.c formula.c formula_steps.c))
PAGE_LEVEL   := -Oz
PAGE_FLAGS   := -std=gnu17 $(FLOATS) $(filter-out -Wconversion,$(WARNINGS)) -Wno-constant-conversion -Wno-unused-variable
$(PAGE)/libraries.a: tools/page/libraries.sh $(PAGE)/sources/fetched.ok
	@tools/page/libraries.sh $(PAGE)/sources $(PAGE) $(PAGE_CC) $(PAGE_MACHINE) -Oz $(FLOATS)
$(PAGE)/inputs/folder.o: PAGE_FLAGS += -include tools/page/missing.h
# What replicates are computed with is fast, what is read and said with it small.
$(PAGE)/sim/% $(PAGE)/models/%: PAGE_LEVEL := -O2
$(PAGE)/models/table/% $(PAGE)/models/compile/% $(PAGE)/sim/estimate/%: PAGE_LEVEL := -Oz
# Of the texts, those that it can say: what is linked says which.
PAGE_LINK := -mexec-model=reactor -Wl,--gc-sections,-O2,--stack-first,-z,stack-size=1048576
$(PAGE)/linked.map: $(filter-out $(PAGE)/words/messages.o,$(PAGE_OBJECTS)) $(PAGE)/libraries.a
	$(PAGE_CC) $(PAGE_MACHINE) $(PAGE_LINK),--allow-undefined,-Map=$@ -o $(PAGE)/linked.wasm $^
$(PAGE)/texts.ok: tools/page/texts.py $(PAGE)/linked.map $(wildcard words/messages*.def page/ui/*)
	@tools/page/texts.py $(PAGE)/texts $(PAGE) $(PAGE)/linked.map $(wildcard page/ui/*) && touch $@
$(PAGE)/words/messages.o: private PAGE_TEXTS := -I$(PAGE)/texts
$(PAGE)/words/messages.o: $(PAGE)/texts.ok
$(PAGE_OBJECTS): $(PAGE)/%.o: %.c Makefile | $(PAGE)/libraries.a $(MESSAGE_IDS)
	@mkdir -p $(@D)
	$(PAGE_CC) $(PAGE_MACHINE) $(PAGE_TEXTS) $(CPPFLAGS) -isystem $(PAGE)/include $(PAGE_FLAGS) $(PAGE_LEVEL) -MMD -MP -c -o $@ $<
$(PAGE)/exante.wasm: $(PAGE_OBJECTS) $(PAGE)/libraries.a
	$(PAGE_CC) $(PAGE_MACHINE) $(PAGE_LINK),--strip-all -o $@ $^
$(BUILD)/exante.html: $(PAGE)/exante.wasm tools/page/html.py $(wildcard page/ui/* page/worker/*) $(wildcard scenarios/redes/*.csv scenarios/redes/*/*.csv scenarios/cuenta-publica-2025/*.csv)
	tools/page/html.py $(PAGE)/exante.wasm scenarios/redes scenarios/cuenta-publica-2025 >$@

# What must hold in every ex-ante form, as texts of C, a line each.
FORM_CLAIMS := $(BUILD)/include/audit/form_claims.inc
$(FORM_CLAIMS): scenarios/form/claims.csv Makefile
	@mkdir -p $(@D)
	@sed -e 's/[\\"]/\\&/g' -e 's/^/"/' -e 's/$$/\\n",/' $< >$@
$(BUILD)/audit/standard.o $(PAGE)/audit/standard.o: $(FORM_CLAIMS)

$(BUILD)/%.o: %.c Makefile | $(MESSAGE_IDS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(BUILD)/libpage.a $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

$(BUILD)/tests/bench_%: $(BUILD)/tests/bench_%.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

fuzzers: $(FUZZERS)
$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/fuzz_support.o $(LINKED)
	$(CC) $(CFLAGS) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LDLIBS)

# The PCG reference speaks C++; its numbers reach the test through a C function.
$(BUILD)/tests/pcg_reference.o: tests/pcg_reference.cpp Makefile
	@mkdir -p $(@D)
	$(CXX) -O2 -g -c -o $@ $<
$(BUILD)/tests/test_sim_pcg: $(BUILD)/tests/pcg_reference.o
$(BUILD)/tests/test_sim_pcg: LDLIBS += -lstdc++
$(BUILD)/tests/test_inputs_programme $(BUILD)/tests/test_inputs_correlations \
  $(BUILD)/tests/test_program_bad $(BUILD)/tests/test_cli_tables: $(BUILD)/tests/bad_corpus.o
$(BUILD)/tests/test_cli_tables: $(BUILD)/tests/table_breaks.o

# Preloaded by tests/test_program_memory.sh.
$(BUILD)/tests/fail_alloc.so: tests/fail_alloc.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -std=gnu17 -O2 $(WARNINGS) -shared -fPIC -o $@ $<

$(BUILD)/layers.ok: $(LIBS) tests/check_layers.sh
	@tests/check_layers.sh $(BUILD) && touch $@

$(BUILD)/symbols.ok: $(LIBS) tests/check_symbols.sh
	@tests/check_symbols.sh $(BUILD) && touch $@

$(BUILD)/page_names.ok: $(BUILD)/libpage.a $(BUILD)/libcli.a tests/check_page_names.sh Makefile
	@tests/check_page_names.sh $(BUILD) $(PAGE_NAMES) && touch $@

-include $(OBJECTS:.o=.d) $(PAGE_OBJECTS:.o=.d) $(MPI_OBJECTS:.o=.d) $(patsubst %,%.d,$(TESTS) $(BENCHES)) $(BUILD)/tests/bad_corpus.d $(BUILD)/tests/table_breaks.d

## check: all the slower checks below (what .ci/run does after make test)
check: check-format check-house check-transcription check-docs check-thorough check-warnings check-digests check-sanitize \
       check-valgrind check-page check-browser notebooks

## check-format: every C file is as clang-format would write it
check-format: deps-check
	@git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror

## check-house: the checks of rooms and symbols that each build makes notice what they are there for
check-house: all
	@SCRIPTS='tests/house/*.sh' tests/run.sh

## format: write every C file as clang-format would
format: deps-check
	@git ls-files '*.c' '*.h' | xargs clang-format -i

## compile_commands.json: the commands that compile each file, for editors and clang-tidy
compile_commands.json: Makefile $(SOURCES) | $(MESSAGE_IDS) $(FORM_CLAIMS)
	@tools/compile_commands.py $(SOURCES) $(wildcard tests/*.c tests/fuzz/*.c) -- $(CC) $(CPPFLAGS) $(CFLAGS) >$@

## house: its rooms on floors, what leans on what, circles, long files and functions; HOUSE=REVISION of git
house:
	@tools/house.py $(HOUSE)

## tidy: what clang-tidy says of every source (.clang-tidy); TIDY=FILE... only those
tidy: deps-tidy compile_commands.json
	@printf '%s\n' $(or $(TIDY),$(SOURCES)) | xargs -P $$(nproc) -n 8 clang-tidy -p . --quiet \
	  2> >(grep -vE '^[0-9]+ warnings? (and [0-9]+ errors? )?generated|^Suppressed |^Use -' >&2)

## coverage: which lines the tests reach, in build/coverage/lines/index.html; T=NAME only those so named
# The rooms above, reports first, are tested by running the program: without the scripts most of them counts as untested. Left
# out are those that kill it, whose counts are lost, and that install what was built.
COVERAGE_SCRIPTS := $(filter-out $(patsubst %,tests/test_program_%.sh,install memory spreadsheet stops), \
                      $(wildcard tests/test_program_*.sh))
coverage: BUILD_COVERAGE := $(BUILD)/coverage
coverage: deps-coverage
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD_COVERAGE) OPT=-O0 EXTRA='--coverage -DEXANTE_COVERAGE' all tests
	@find $(BUILD_COVERAGE) -name '*.gcda' -delete
	@SCRIPTS="$(COVERAGE_SCRIPTS)" BUILD=$(BUILD_COVERAGE) tests/run.sh $(TESTS:$(BUILD)/%=$(BUILD_COVERAGE)/%)
	@mkdir -p $(BUILD_COVERAGE)/lines
	@gcovr --root . --object-directory $(BUILD_COVERAGE) --exclude tests --print-summary \
	  --html-details $(BUILD_COVERAGE)/lines/index.html --txt $(BUILD_COVERAGE)/lines/files.txt

## check-spreadsheet: LibreOffice itself, in Chilean and in United States settings, keeps every CSV
check-spreadsheet: deps-spreadsheet all
	@SPREADSHEET=$(abspath tests/spreadsheet/libreoffice.sh) tests/test_program_spreadsheet.sh

## check-transcription: the two transcriptions of the documents agree
check-transcription: deps-check
	@tests/check_transcription.sh

## check-docs: the documented commands that make test shortens, a million replicates and all charts included
check-docs: deps-check all
	@tests/test_docs.sh --long

## check-thorough: the tests that make test shortens, with the longest sweeps; T=NAME only those so named
check-thorough: deps-check
	@$(MAKE) --no-print-directory -s all tests
	@THOROUGH=1 SCRIPTS='$(patsubst %,tests/test_program_%.sh,memory stops spreadsheet trips)' BUILD=$(BUILD) tests/run.sh \
	  $(patsubst %,$(BUILD)/tests/test_%,cli_titles_of_studies inputs_programme inputs_workbook sim_interval sim_rough sim_sequential studies_forecast studies_update_calibration)

## check-warnings: no warning from gcc and clang, with and without optimisation
check-warnings: deps-check
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/gcc-O0 OPT=-O0 EXTRA=-Werror all
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/clang-O0 CC=clang OPT=-O0 EXTRA=-Werror all tests benches
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/clang-O3 CC=clang EXTRA=-Werror all

## check-digests: the same summary.csv from each compiler and level, under valgrind, on old processors
check-digests: deps-check check-warnings all
	@tests/check_digests.sh $(BUILD)/exante $(BUILD)/gcc-O0/exante \
	  $(BUILD)/clang-O0/exante $(BUILD)/clang-O3/exante

## check-sanitize: the tests under AddressSanitizer and UndefinedBehaviorSanitizer
check-sanitize: BUILD_SANITIZE := $(BUILD)/sanitize
check-sanitize: deps-check
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD_SANITIZE) OPT=-O1 \
	  EXTRA='-fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all' all tests
	@tests/check_sanitize.sh $(BUILD_SANITIZE)

## check-valgrind: unit tests and the program under valgrind
check-valgrind: deps-check
	@$(MAKE) --no-print-directory -s all tests
	@tests/check_valgrind.sh $(BUILD)

## check-mpi: several processes give the bytes of one, and one that dies leaves nothing half-written
check-mpi: all
	@if $(MAKE) --no-print-directory -s mpi; then tests/check_mpi.sh $(BUILD); \
	else echo "check-mpi: skipped, Open MPI is not here and could not be installed"; fi

.PHONY: page page-sources check-page check-page-here check-browser bench-page picture-page deps-page mpi check-mpi deps-mpi mutants fuzz fuzzers check check-format check-house check-transcription check-docs check-thorough check-warnings check-digests check-sanitize \
        check-valgrind help all run test tests bench benches notebooks install uninstall format house tidy coverage clean deps deps-test \
        deps-check deps-notebooks deps-spreadsheet deps-coverage deps-tidy check-spreadsheet
