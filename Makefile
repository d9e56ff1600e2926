# exante: build, run, test. `make help` lists the targets.
# BUILD names the folder of a build; CC, OPT and EXTRA make other builds of the same sources, e.g.
#   make BUILD=build/clang CC=clang OPT=-O0 all

VERSION := 0.1.0
BUILD  ?= build
CC      = gcc
CXX     = g++
OPT    ?= -O3
EXTRA  ?=
PREFIX ?= /usr/local
SHELL  := /bin/bash

# The same bits on every compiler and processor: no contraction, no reordering (README, "Numbers").
FLOATS   := -ffp-contract=off -fno-math-errno -fno-trapping-math
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wcast-qual -Wwrite-strings
CPPFLAGS := -I. -Itests -D_GNU_SOURCE -DEXANTE_VERSION='"$(VERSION)"'
CFLAGS   := -std=gnu17 $(OPT) -g $(FLOATS) -fopenmp $(WARNINGS) $(EXTRA)
LDLIBS   := -lgsl -lgslcblas -lcsv -ljansson -lnettle -lmuparser -lm

FOLDERS  := sim models plots cli
SOURCES  := $(wildcard $(FOLDERS:%=%/*.c))
OBJECTS  := $(SOURCES:%.c=$(BUILD)/%.o)
LIBS     := $(FOLDERS:%=$(BUILD)/lib%.a)
LINKED   := $(BUILD)/libcli.a $(BUILD)/libplots.a $(BUILD)/libmodels.a $(BUILD)/libsim.a
PROGRAM  := $(BUILD)/exante
TESTS    := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/test_*.c))
BENCHES  := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/bench_*.c))

RUN_PACKAGES   := gcc libc6-dev libgsl-dev libcsv-dev libjansson-dev nettle-dev libmuparser-dev \
                  gnuplot-nox fonts-roboto-unhinted
TEST_PACKAGES  := $(RUN_PACKAGES) g++ libcmocka-dev libpcg-cpp-dev
CHECK_PACKAGES := $(TEST_PACKAGES) clang clang-format libomp-dev libclang-rt-14-dev valgrind \
                  r-base-core

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): /\1: /p' Makefile | awk -F': ' '{printf "make %-12s %s\n", $$1, $$2}'

## all: build the program and check that no folder leans on the wrong one
all: $(PROGRAM) $(BUILD)/layers.ok

## run: install what is missing, build, forecast the programme `redes` and draw its charts
run: deps
	@$(MAKE) --no-print-directory -s all
	@$(PROGRAM) run scenarios/redes

## test: install what is missing, build and run every test (silent but for the last line)
test: deps-test
	@$(MAKE) --no-print-directory -s all tests
	@BUILD=$(BUILD) tests/run.sh $(TESTS)

## bench: nanoseconds per replicate, by stage, and peak memory
bench: deps
	@$(MAKE) --no-print-directory -s all benches
	@for bench in $(BENCHES); do $$bench || exit; done

## install: copy the program and the scenarios to PREFIX (default /usr/local)
install: all
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/exante
	mkdir -p $(DESTDIR)$(PREFIX)/share/exante
	cp -R scenarios $(DESTDIR)$(PREFIX)/share/exante/

## clean: remove what was built (results in out/ stay)
clean:
	rm -rf $(BUILD)

## deps: install with apt-get what the program needs; silent and offline when nothing is missing
deps: PACKAGES := $(RUN_PACKAGES)
deps-test: PACKAGES := $(TEST_PACKAGES)
deps-check: PACKAGES := $(CHECK_PACKAGES)
deps deps-test deps-check:
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

tests: $(TESTS)
benches: $(BENCHES)

$(PROGRAM): $(BUILD)/cli/main.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/lib%.a:
	rm -f $@
	ar rcs $@ $^

define library
$(BUILD)/lib$(1).a: $(patsubst %.c,$(BUILD)/%.o,$(filter-out cli/main.c,$(wildcard $(1)/*.c)))
endef
$(foreach folder,$(FOLDERS),$(eval $(call library,$(folder))))

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

$(BUILD)/tests/bench_%: $(BUILD)/tests/bench_%.o $(LINKED)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The PCG reference speaks C++; its numbers reach the test through a C function.
$(BUILD)/tests/pcg_reference.o: tests/pcg_reference.cpp Makefile
	@mkdir -p $(@D)
	$(CXX) -O2 -g -c -o $@ $<
$(BUILD)/tests/test_sim_pcg: $(BUILD)/tests/pcg_reference.o
$(BUILD)/tests/test_sim_pcg: LDLIBS += -lstdc++
$(BUILD)/tests/test_cli_inputs $(BUILD)/tests/test_program_bad: $(BUILD)/tests/bad_corpus.o

$(BUILD)/layers.ok: $(LIBS) tests/check_layers.sh
	@tests/check_layers.sh $(BUILD) && touch $@

-include $(OBJECTS:.o=.d) $(patsubst %,%.d,$(TESTS) $(BENCHES))

.PHONY: help all run test tests bench benches install clean deps deps-test deps-check
