# KhenThuong. `make help` lists what there is to make.
#
# Whatever is built lies in build/ (the library, the program) and .build/
# (everything on the way there).

.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

ifeq ($(origin CC),default)
CC := gcc
endif
SWIFT ?= swift
SCRATCH ?= .build

ABI := $(shell sed -n 's/^\#define KT_ABI_VERSION //p' include/khenthuong.h)
SONAME := libkhenthuong.so.$(ABI)
EXPORTS := $(CURDIR)/Sources/KhenThuongC/exports.map

# The Swift runtime goes inside; only kt_ symbols come out; nothing undefined.
# lld, because gold leaves local symbols in the dynamic table. Not unloaded once
# loaded: what the Swift runtime allocates for itself it never gives back, some
# 20 KiB with each new load (docs/threading.md).
SWIFT_FLAGS := -c release --product khenthuong --scratch-path $(SCRATCH) \
	-Xswiftc -static-stdlib -Xswiftc -cross-module-optimization -Xswiftc -use-ld=lld --disable-local-rpath \
	-Xlinker -z -Xlinker defs -Xlinker -z -Xlinker nodelete \
	-Xlinker -soname=$(SONAME) \
	-Xlinker --version-script=$(EXPORTS)

C_FLAGS := -std=c99 -Wall -Wextra -pedantic -Werror -O2 -g -Iinclude
# Asked when a recipe runs: before `setup` there may be no pkg-config.
C_PACKAGES = $(shell pkg-config --cflags json-c libutf8proc)
C_LIBRARIES = $(shell pkg-config --libs json-c libutf8proc)

SOURCES := $(shell find Package.swift Sources include -type f ! -name '.*')
PROGRAM_SOURCES := $(filter-out examples/c/first.c,$(wildcard examples/c/*.c))
PROGRAM_OBJECTS := $(PROGRAM_SOURCES:examples/c/%.c=.build/demo/%.o)

# The directories of the GNU coding standards.
PREFIX = /usr/local
prefix = $(PREFIX)
exec_prefix = $(prefix)
bindir = $(exec_prefix)/bin
libdir = $(exec_prefix)/lib
includedir = $(prefix)/include
datarootdir = $(prefix)/share
datadir = $(datarootdir)
docdir = $(datarootdir)/doc/khenthuong
mandir = $(datarootdir)/man
pkgconfigdir = $(libdir)/pkgconfig
cmakedir = $(libdir)/cmake/KhenThuong
DIRECTORIES := DESTDIR prefix bindir libdir includedir datadir docdir mandir pkgconfigdir cmakedir

.PHONY: help setup build demo test model lint python fuzz sanitize memory bench instructions \
	install uninstall deb abi clean FORCE

help: ## Lists these
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

setup: ## Installs what is missing from Debian's packages
	@SWIFT="$(SWIFT)" scripts/setup

build: build/libkhenthuong.so build/$(SONAME) build/khenthuong ## Builds build/libkhenthuong.so and build/khenthuong

demo: build ## Decides the sample rounds and prints them
	build/khenthuong decide examples/rounds/thanh-hoa-2024.json
	build/khenthuong decide --parts proposed,rulings,totals examples/rounds/thanh-hoa-2024-closed.json

test: build .build/demo/first .venv/.ready python ## Runs every test
	@MAKE="$(MAKE)" SWIFT="$(SWIFT)" SCRATCH="$(SCRATCH)" scripts/test

model: build .venv/.ready ## Compares with the reference model (EXAMPLES=, SEED=)
	.venv/bin/python -m pytest -q Tests/Reference

lint: | setup ## Checks the style of the Swift and PHP sources and the C sources for warnings
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	$(CC) $(C_FLAGS) $(C_PACKAGES) -fsyntax-only $(wildcard examples/c/*.c)
	phpcs -q --standard=bindings/php/phpcs.xml.dist

python: build/python/.ready ## Builds the Python wheel in build/python

# Each of TARGETS so long, JOBS of them at a time; SEED= begins anew, with its choices.
SECONDS ?= 60
JOBS ?= 1
fuzz: | setup ## Fuzzes each operation for SECONDS=60
	@$(MAKE) --no-print-directory -f Fuzzing/Makefile fuzzers SWIFT=$(SWIFT)
	python3 Fuzzing/fuzz.py --seconds $(SECONDS) --jobs $(JOBS) $(if $(SEED),--seed $(SEED)) $(TARGETS)

# KINDS="address thread valgrind": some of them.
sanitize: build ## Runs the C programs and the cases under sanitizers and valgrind
	@SWIFT="$(SWIFT)" scripts/sanitize $(KINDS)

memory: build ## Measures how memory grows with a round, and what refusing costs
	@scripts/measure-memory

# No prerequisites: what is built is installed as it is, also by root.
install: ## Installs what was built (PREFIX=, DESTDIR=, libdir=, …)
	@$(foreach name,$(DIRECTORIES),$(name)='$($(name))') CC='$(CC)' LDFLAGS='$(LDFLAGS)' \
		PROGRAM_OBJECTS='$(PROGRAM_OBJECTS)' scripts/install install

uninstall: ## Removes what install put there, given the same directories
	@$(foreach name,$(DIRECTORIES),$(name)='$($(name))') scripts/install uninstall

deb: build ## Makes Debian packages in build/deb
	@scripts/deb

# WRITE=1 records the ABI anew, where that breaks nothing.
abi: build .venv/.ready ## Holds the header and the library against the recorded ABI
	$(if $(WRITE),.venv/bin/python Tests/ABI/recorded/recorded_abi.py)
	scripts/test-abi
	.venv/bin/python -m pytest -q Tests/ABI/recorded

# QUICK=1: under two minutes, and from Swift only where that was built before.
# WRITE=1: the tables go to docs/performance.md.
BENCH := $(addprefix benchmarks/build/,ours first simdjson-limit allocations.so)
bench: build benchmarks/.venv/.ready benchmarks/.venv/.binding $(BENCH) $(if $(QUICK),,bench-swift) ## Measures against other engines
	SWIFT="$(SWIFT)" benchmarks/.venv/bin/python benchmarks/run.py $(if $(QUICK),--quick) $(if $(WRITE),--write)

# WRITE=1: they become Tests/Instructions/thresholds.json. FUNCTIONS=1: the functions they are in.
instructions: build ## Counts the instructions of one nomination, against the thresholds
	@SWIFT="$(SWIFT)" SCRATCH="$(SCRATCH)" scripts/test-instructions $(if $(WRITE),--write) $(if $(FUNCTIONS),--functions)

benchmarks/.venv/.ready: benchmarks/requirements.txt | setup
	python3 -m venv benchmarks/.venv
	benchmarks/.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

benchmarks/.venv/.binding: build/python/.ready | benchmarks/.venv/.ready
	benchmarks/.venv/bin/pip install --quiet --disable-pip-version-check --no-index --no-deps --force-reinstall build/python/*.whl
	@touch $@

benchmarks/build/ours: benchmarks/ours/ours.c benchmarks/ours/turns.h include/khenthuong.h build/libkhenthuong.so
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 -Wall -Wextra -Werror -Iinclude -o $@ $< -Lbuild -lkhenthuong -ldl '-Wl,-rpath,$$ORIGIN/../../build'

benchmarks/build/first: benchmarks/ours/first.c benchmarks/ours/turns.h include/khenthuong.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 -Wall -Wextra -Werror -Iinclude -o $@ $< -ldl

benchmarks/build/allocations.so: benchmarks/ours/allocations.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 -Wall -Wextra -Werror -shared -fPIC -o $@ $<

benchmarks/build/simdjson-limit: benchmarks/limits/simdjson_limit.cpp benchmarks/limits/criteria.py \
		benchmarks/rules.py benchmarks/ours/turns.h Sources/CRulebooks/rulebooks/thanh-hoa-2024.json
	@mkdir -p $(@D)
	python3 benchmarks/limits/criteria.py $(@D)/criteria.h
	g++ -std=c++17 -O3 -DNDEBUG -Wall -Wextra -I$(@D) -o $@ $< -lsimdjson

.PHONY: bench-swift
bench-swift: | setup
	$(SWIFT) build -c release --package-path benchmarks/ours-swift --scratch-path benchmarks/build/swift -Xswiftc -static-stdlib

clean: ## Removes what was built
	rm -rf build .build benchmarks/build benchmarks/data bindings/python/build

# The names of the sources, rewritten only when one comes or goes.
.build/sources: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(sort $(SOURCES)) | cmp -s - $@ || \
		printf '%s\n' $(sort $(SOURCES)) > $@

build/libkhenthuong.so: $(SOURCES) .build/sources Makefile | setup
	@mkdir -p $(@D)
	@[ $(SCRATCH)/release/$(@F) -nt $(EXPORTS) ] || rm -f $(SCRATCH)/release/$(@F)
	$(SWIFT) build $(SWIFT_FLAGS)
	@strip --strip-unneeded -o $@.new $(SCRATCH)/release/libkhenthuong.so
	@mv $@.new $@

build/$(SONAME): build/libkhenthuong.so
	@ln -sf $(<F) $@

.build/demo/%.o: examples/c/%.c Makefile | setup
	@mkdir -p $(@D)
	@echo 'CC $<'
	@$(CC) $(C_FLAGS) $(C_PACKAGES) -MMD -MP -c -o $@ $<

build/khenthuong: $(PROGRAM_OBJECTS) build/libkhenthuong.so build/$(SONAME)
	@echo 'LD $@'
	@$(CC) -o $@ $(PROGRAM_OBJECTS) -Lbuild -lkhenthuong $(C_LIBRARIES) '-Wl,-rpath,$$ORIGIN'

.build/demo/first: .build/demo/first.o build/libkhenthuong.so build/$(SONAME)
	@echo 'LD $@'
	@$(CC) -o $@ $< -Lbuild -lkhenthuong '-Wl,-rpath,$$ORIGIN/../../build'

.venv/.ready: Tests/requirements.txt | setup
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

PYTHON_SOURCES := $(shell find bindings/python -type f ! -path '*/.*' ! -path '*/tests/*' ! -path '*/build/*' ! -path '*.egg-info/*')

bindings/python/.venv/.ready: $(addprefix bindings/python/requirements,.txt -office.txt -build.txt) | setup
	python3 -m venv bindings/python/.venv
	bindings/python/.venv/bin/pip install --quiet --disable-pip-version-check -r $< -r bindings/python/requirements-office.txt
	bindings/python/.venv/bin/pip download --quiet --disable-pip-version-check \
		-d bindings/python/.venv/wheelhouse -r bindings/python/requirements-build.txt
	@touch $@

# The wheel, installed where its tests run.
build/python/.ready: $(PYTHON_SOURCES) build/libkhenthuong.so include/khenthuong.h bindings/python/.venv/.ready
	rm -rf $(@D)
	PIP_NO_INDEX=1 PIP_FIND_LINKS=$(CURDIR)/bindings/python/.venv/wheelhouse \
		bindings/python/.venv/bin/pip wheel --quiet --disable-pip-version-check --no-deps -w $(@D) bindings/python
	bindings/python/.venv/bin/pip install --quiet --disable-pip-version-check --no-index --no-deps --force-reinstall $(@D)/*.whl
	@touch $@

-include $(wildcard .build/demo/*.d)
