# The two main commands: "make pdf" builds the review, "make test" checks the tool. Both set up
# what they need the first time; "make help" lists the others.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ART := assets/art
PAGE := tools/page

.PHONY: help pdf all preview test validate coverage fuzz golden art reference docs lock hooks bench clean

help:
	@echo "make pdf        build the newest edition"
	@echo "make all        build every language of it, complete or not at all"
	@echo "make preview    show the pages in a browser, as you write"
	@echo "make test       lint, check types and run the tests"
	@echo "make validate   have veraPDF judge the files for screens, in every language"
	@echo "make coverage   run the tests, and show which lines none of them reaches"
	@echo "make fuzz       look for faults for an hour: generated files, kills, failing disks"
	@echo "make golden     renew the golden pages, showing before and after"
	@echo "make art        make the pictures of the edition again"
	@echo "make reference  renew the pages of commands, rules, tokens and the manuscript"
	@echo "make docs       build the documentation site, build/site/index.html"
	@echo "make lock       renew the lock files"
	@echo "make hooks      check every commit before it is made"
	@echo "make bench      measure builds, translations, previews, checks and forms, and say what"
	@echo "                got slower since the last run that was kept (KEEP=--keep keeps one)"
	@echo "make clean      remove the environment, the cache and what was built"

pdf: $(VENV)/ready
	@$(BIN)/belpress build

all: $(VENV)/ready
	@$(BIN)/belpress build -l all --complete

preview: $(VENV)/ready
	@$(BIN)/belpress preview

test: $(VENV)/ready-test $(VENV)/ready-docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm --prefix $(PAGE) --silent test
	$(BIN)/pytest

validate: all
	@sh tools/validate/validate.sh $(BIN)/python build/*.??.pdf build/*.??-????.pdf

coverage: $(VENV)/ready-test
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-report=html
	@echo "Line by line: build/coverage/index.html"

# More than 20,000 generated files, a build killed at 300 moments, every file operation failing once
fuzz: $(VENV)/ready-test
	BELPRESS_TESTS=long $(BIN)/pytest --dist load tests/reliability

golden: $(VENV)/ready-test
	$(BIN)/python tests/renew_golden.py

art: $(VENV)/ready
	$(BIN)/python $(ART)/make.py

reference: $(VENV)/ready
	$(BIN)/python docs/commands.py
	$(BIN)/python docs/manuscript.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/tokens.py

docs: $(VENV)/ready-docs
	@$(BIN)/python docs/website.py

hooks: $(VENV)/ready-test
	$(BIN)/pre-commit install

bench: $(VENV)/ready-test
	@for room in build translate preview check hand_over; do \
	  $(BIN)/python benchmarks/$$room.py $(KEEP) || exit 1; \
	done

# A stamp for each step, so that a second run does not set up anything.
$(VENV)/ready: requirements.lock pyproject.toml tools/prepare.sh
	@sh tools/prepare.sh $(PYTHON) $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-test.lock $(PAGE)/package-lock.json tools/prepare-tests.sh tools/prepare-browser.sh
	@sh tools/prepare-tests.sh $(PAGE)
	@sh tools/prepare-browser.sh
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/ready-docs: $(VENV)/ready requirements-docs.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $@

lock: $(VENV)/ready
	@$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 --extra preview --extra spelling -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 -c requirements.lock --group dev -o requirements-test.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 -c requirements.lock --group docs -o requirements-docs.lock pyproject.toml

clean:
	rm -rf $(VENV) $(PAGE)/node_modules .belpress-cache build/*.pdf build/coverage build/documentation build/site
