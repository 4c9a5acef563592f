PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
JOBS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() or 1)')
PEERS := build/bench-venv

.PHONY: help demo test browser soak lint verify quality messages release bench clean

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED): pyproject.toml hatch_build.py $(wildcard grader/locale/*/LC_MESSAGES/*.po)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; rm -rf .venv; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)  ## Grade the example class, show the scores and make the report
	@mkdir -p build
	$(BIN)/grader grade examples/submissions --course examples --gradebook build/demo.db --pass-mark 0 || test $$? -eq 1
	@$(BIN)/grader report --course examples --gradebook build/demo.db --out build/report

test: $(INSTALLED)  ## Run the tests
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile

browser: $(INSTALLED)  ## Test the report in Chromium (needs chromium, node and npm)
	@command -v npm > /dev/null || { echo "npm is needed: https://nodejs.org"; exit 1; }
	npm install --silent --no-audit --no-fund --prefix build/browser axe-core playwright-core
	GRADER_BROWSER_MODULES=build/browser/node_modules $(BIN)/python -m pytest tests/reports/test_browser.py \
		-m 'sweep or not sweep' -rs -s

soak: $(INSTALLED)  ## Kill random processes of a long run 50 times, and compare with an undisturbed one
	$(BIN)/python -m pytest -m soak -s

lint: $(INSTALLED)  ## Check style, types and import directions
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

verify: $(INSTALLED)  ## Test the course's own tests
	$(BIN)/grader verify

quality: $(INSTALLED)  ## Test them with mutants and 50 seeds, into docs/course-quality.md; takes long
	$(BIN)/grader verify --all --report docs/course-quality.md

messages: $(INSTALLED)  ## Bring the message catalogues up to date with the code
	$(BIN)/pybabel extract --keywords=T --no-default-keywords --no-location --omit-header --sort-output -o build/grader.pot grader
	$(BIN)/pybabel update --no-fuzzy-matching --ignore-obsolete --omit-header -i build/grader.pot -d grader/locale -D grader -l ko
	$(BIN)/pybabel compile --use-fuzzy -d grader/locale -D grader

release: $(INSTALLED)  ## Make the students' copies in exercises/ again
	$(BIN)/grader release exercises/ko --lang ko
	$(BIN)/grader release exercises/en --lang en

bench:  ## Measure other graders and ours, into bench/RESULTS.md
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	@# A peer that cannot be installed is left out; the results say so.
	for peer in nbgrader otter-grader gradescope-utils; do \
		$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check $$peer || true; done
	$(PEERS)/bin/python bench/peers.py --output bench/RESULTS.md

clean:  ## Remove what was built
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis
