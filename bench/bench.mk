# The benchmark: see docs/performance.md. `make bench` needs Debian packages only; `make bench-peers` takes other writers
# from PyPI into bench/build/peers.
.PHONY: bench bench-data bench-build bench-check bench-peers setup-bench

BENCH_PYTHON := bench/build/peers/bin/python3

setup-bench: setup
	$(call install_missing,gcc=/usr/bin/gcc python3=/usr/bin/python3 libisal-dev=/usr/include/isa-l.h)

bench-data:
	@mkdir -p bench/data bench/build/out
	@for n in 10000:10k 100000:100k 1000000:1m; do \
	  python3 bench/make_observations.py $${n%%:*} bench/data/observations-$${n##*:}.csv; \
	done
	@for n in 100000:100k 1000000:1m; do \
	  python3 bench/make_workspace.py $${n%%:*} bench/data/workspace-$${n##*:} && \
	  mkdir -p bench/data/workspace-$${n##*:}/output; \
	done
	@python3 bench/make_bulletins.py 20000000 bench/data/bulletins-20m.jsonl
	@mkdir -p bench/data/workspace-default && cp -r gaoxin.yaml seeds Templates bench/data/workspace-default/

bench/build/%: bench/reference/%.c bench/reference/csv.h
	@mkdir -p bench/build
	@gcc -O2 -Wl,--as-needed -o $@ $< -lxlsxwriter -lisal -lpthread

bench-build: setup-bench build bench/build/w1_libxlsxwriter bench/build/w1_floor

bench: bench-build bench-data
	@python3 bench/run.py $(if $(ONLY),--only $(ONLY))

bench-check: bench-build bench-data
	$(call install_missing,python3-openpyxl=/usr/lib/python3/dist-packages/openpyxl)
	@for n in 10k 100k 1m; do \
	  $(GAOXIN) table bench/data/observations-$$n.csv bench/build/out/check-$$n.xlsx --sheet-name observations --quiet && \
	  $(if $(wildcard $(BENCH_PYTHON)),$(BENCH_PYTHON),/usr/bin/python3) bench/check.py \
	    bench/data/observations-$$n.csv bench/build/out/check-$$n.xlsx || exit 1; \
	done

$(BENCH_PYTHON):
	@python3 -m venv bench/build/peers
	@bench/build/peers/bin/pip install --quiet --only-binary :all: \
	  $$(cd bench && python3 -c 'import workloads; print(*workloads.PEER_PACKAGES)')

bench-peers: bench-build bench-data $(BENCH_PYTHON)
	@python3 bench/run.py --peers $(BENCH_PYTHON) $(if $(ONLY),--only $(ONLY))
