"""What a submission may use, and what it may cost it. Set any of them in nbgrader_config.py: `c.Limits.cell_seconds = 60`."""
from traitlets import Bool, Dict, Float, Integer, List, Unicode
from traitlets.config import Configurable


class Limits(Configurable):
    cell_seconds = Float(30, help="wall-clock time a cell").tag(config=True)
    notebook_seconds = Float(300, help="wall-clock time a notebook").tag(config=True)
    cpu_seconds = Float(300, help="CPU time a notebook, all its processes together").tag(config=True)
    memory_mb = Integer(4096, help="memory a notebook, all its processes together").tag(config=True)
    processes = Integer(64, help="processes and threads a notebook").tag(config=True)
    disk_mb = Integer(100, help="files that a notebook may write (home, /tmp and /dev/shm together)").tag(config=True)
    output_bytes = Integer(200_000, help="text that a cell may show; pictures may take ten times as much").tag(config=True)
    submission_mb = Integer(20, help="size of a submission: its notebook, and its other files together").tag(config=True)
    stderr_costs_marks = Bool(
        False, help="nbgrader gives 0 to a test cell that writes to stderr, a warning for example; we do not").tag(config=True)
    preload = List(
        Unicode(), help="modules that the sandbox imports once, beforehand, besides those that the assignment's own notebooks import: "
                        "what students may choose, for example ['torch']").tag(config=True)
    warm_up = Dict(
        value_trait=Unicode(), key_trait=Unicode(),
        help="module → Python that the sandbox runs in it once, beforehand, where an assignment imports that module: to load data that "
             "every submission loads, for example {'utils.data': 'mnist()'} if mnist keeps what it has read").tag(config=True)
    packages = List(
        Unicode(), help="packages of the course that stand outside the Python environment, for example ['utils']: "
                        "folders, relative to the course, that student code may read and import").tag(config=True)

    def plain(self):
        """The limits as a dictionary: what the sandbox gets, and part of a result's key."""
        return {name: getattr(self, name) for name in sorted(self.trait_names(config=True))}
