# The commands that the README names. Each installs what it needs and says what it installs.
SHELL := /bin/bash
SWIFT ?= swift
GAOXIN = .build/release/gaoxin
# The Swift runtime inside the program: it starts twice as fast and runs without the toolchain, from cron for one.
# LLVM's linker, which toolchains bring along, is the faster one.
STATIC := --static-swift-stdlib $(if $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))ld.lld),-Xswiftc -use-ld=lld)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: report test test-survival test-office lint build setup setup-test setup-office clean

report: build
	@$(GAOXIN) report

build: setup
	@$(SWIFT) build -c release --product gaoxin $(STATIC)

test: setup-test
	@$(SWIFT) test --disable-xctest

test-survival: setup-test
	@GAOXIN_KILLS=300 $(SWIFT) test --disable-xctest --filter SurvivalTests

test-office: setup-office
	@GAOXIN_OFFICE=1 $(SWIFT) test --disable-xctest --filter OfficeTests

lint:
	@$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

clean:
	@$(SWIFT) package clean

# Installs the Debian packages whose file is missing: "package=file".
define install_missing
	@missing=(); for entry in $(1); do \
	  package=$${entry%%=*}; file=$${entry#*=}; \
	  if [ ! -e "$$file" ]; then missing+=("$$package"); fi; \
	done; \
	if [ $${#missing[@]} -gt 0 ]; then \
	  echo "installing $${missing[*]}" >&2; \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null 2>&1 || \
	  { $(SUDO) apt-get update -qq && \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; }; \
	fi
endef

setup:
	$(call install_missing,libxlsxwriter-dev=/usr/include/xlsxwriter.h zlib1g-dev=/usr/include/zlib.h libssl-dev=/usr/include/openssl/evp.h $(ISAL))

# Compresses long sheets several times as fast as zlib, which stands in where it is not to be had.
ISAL := $(if $(filter x86_64 aarch64,$(shell uname -m)),libisal2=$(firstword $(wildcard /usr/lib/*/libisal.so.2) /none))

setup-test: setup
	$(call install_missing,python3-openpyxl=/usr/lib/python3/dist-packages/openpyxl python3-jinja2=/usr/lib/python3/dist-packages/jinja2 python3-jsonschema=/usr/lib/python3/dist-packages/jsonschema python3-yaml=/usr/lib/python3/dist-packages/yaml cron=/usr/sbin/cron)

setup-office: setup-test
	$(call install_missing,libreoffice-calc=/usr/lib/libreoffice/program/scalc fonts-noto-cjk=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc python3-venv=$(or $(firstword $(wildcard /usr/lib/python3*/ensurepip)),missing))
	@[ -x .build/python/bin/python3 ] || { \
	  echo "installing python-calamine into .build/python" >&2; \
	  /usr/bin/python3 -m venv .build/python && .build/python/bin/pip install --quiet python-calamine openpyxl; \
	} || echo "python-calamine cannot be installed; the test that reads with it is skipped" >&2

-include bench/bench.mk
