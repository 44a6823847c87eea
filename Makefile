# Two commands matter: `make lab` (learn) and `make test` (prove that all of it works).
PYTHON ?= $(shell command -v python3 || command -v python)

.PHONY: lab test build grade reproduce bench help
.DEFAULT_GOAL := help

lab test build: python
	@"$(PYTHON)" course.py $@ $(ARGS)

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "No python3 on the PATH: install Python 3.11 or newer from python.org, then run make again."; exit 1; }

help:
	@echo "make lab         open the course in JupyterLab (sets itself up the first time)"
	@echo "make test        run every test, and every notebook"
	@echo "make build       authors: build the notebooks from solutions/*.py"
	@echo "make grade       instructors: grade a folder of submissions (SUBMITTED=dir)"
	@echo "make reproduce   train every recorded result again (hours on a laptop)"
	@echo "make bench       the comparisons of benchmarks/"
