# Two commands matter: `make lab` (learn) and `make test` (prove that all of it works).
PYTHON ?= $(shell command -v python3 || command -v python)

.PHONY: lab test test-more hub build site bench check-the-checks check-the-checks-all grade mutate reproduce help
.DEFAULT_GOAL := help

lab test test-more hub build bench check-the-checks mutate: python
	@"$(PYTHON)" course.py $@ $(ARGS)

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "No python3 on the PATH: install Python 3.11 or newer from python.org, then run make again."; exit 1; }

help:
	@echo "make lab         open the course in JupyterLab (sets itself up the first time)"
	@echo "make test        run every test, and every notebook"
	@echo "make test-more   the slow rest: a real browser, the grader and its attacks"
	@echo "make hub         a term in a real JupyterHub, which it installs into runs/ first"
	@echo "make build       authors: build the notebooks from solutions/*.py"
	@echo "make grade       instructors: grade submitted/, or SUBMITTED=folder; the sample class, where there is neither"
	@echo "make reproduce   train the recorded results again: about 16 hours of one core in total; ARGS=course: half an hour"
	@echo "make site        build the site into site/_build/html (SOLUTIONS=1: with the solutions, folded)"
	@echo "make bench       comparisons that give ratios: training, widgets, latency, grading"
	@echo "make mutate      do the tests notice a small fault? 400 of all, an hour or two; ARGS='utils/coding.py …': all of a module"
	@echo "make check-the-checks       how often are our checks wrong? A sample; check-the-checks-all: everything"

grade: python
	@"$(PYTHON)" course.py grade $(if $(SUBMITTED),--submitted "$(SUBMITTED)") $(ARGS)

reproduce: python
	@"$(PYTHON)" course.py build && .venv/bin/python -m authoring.training.reproduce $(ARGS)

check-the-checks-all: python
	@"$(PYTHON)" course.py check-the-checks --all $(ARGS)

site: python
	@"$(PYTHON)" course.py site $(if $(SOLUTIONS),--solutions) $(ARGS)
