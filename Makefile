# Set-up and everyday commands. `make run` and `make test` bring a bare Debian 12 to where they work.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := .state/dev
SYSTEM := .state/system

.PHONY: run test check lint demo bench gallery bundle screenshots lock clean

run: .state/run $(SYSTEM)
	@$(BIN)/python -m ipdesk

demo: .state/run $(SYSTEM)
	@$(BIN)/python -m ipdesk.demo demo

test: $(STAMP) $(SYSTEM)
	$(BIN)/coverage erase
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/coverage run -m pytest -n 2 --dist loadgroup
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# What a commit needs, without the slow journeys.
check: $(STAMP) $(SYSTEM)
	$(BIN)/ruff format --check ipdesk tests benchmarks
	$(BIN)/ruff check ipdesk tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ipdesk content check

# The peers are read from pyproject.toml and installed one by one: one that cannot be is left out.
bench: $(STAMP) $(SYSTEM)
	@sh tools/system-libraries.sh bench || true
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["bench"], sep="\n")' | while read -r peer; do \
		$(BIN)/python -m pip install -q --disable-pip-version-check -c requirements.lock "$$peer" || echo "Not installable here: $$peer"; done
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

# Twelve varied handouts, and all of their pages on one picture: build/gallery/gallery.png.
gallery: $(STAMP) $(SYSTEM)
	$(BIN)/python -m tests.gallery build/gallery

bundle: $(STAMP) $(SYSTEM)
	$(BIN)/python -m pip install -q -c requirements.lock ".[bundle]"
	$(BIN)/python -m tests.bundle

screenshots: $(STAMP) $(SYSTEM)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m ipdesk.demo --screens docs/images

# Writes down the versions in use; CI installs exactly these.
lock: $(STAMP)
	$(BIN)/python -m pip freeze --exclude-editable --exclude ipdesk | LC_ALL=C sort -f > requirements.lock

$(SYSTEM):
	@mkdir -p .state
	@sh tools/system-libraries.sh
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "ipdesk needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { sh tools/system-libraries.sh venv && $(PYTHON) -m venv --clear $(VENV); }

.state/run: $(VENV)/bin/python pyproject.toml requirements.lock
	@mkdir -p .state
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(STAMP): $(VENV)/bin/python pyproject.toml requirements.lock
	@mkdir -p .state
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c requirements.lock -e ".[dev]"
	@touch $@ .state/run

clean:
	rm -rf .venv .state build dist demo resources/reference.db
