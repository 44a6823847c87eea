"""What is known to mean the same in a test's own process and in the student's; whatever is not in here counts as different."""
import builtins

SAFE_MODULES = {
    "numpy", "math", "cmath", "statistics", "itertools", "functools", "operator", "string", "re", "collections", "fractions",
    "decimal", "random", "scipy", "torch", "datetime", "json", "textwrap", "typing", "__future__", "heapq", "bisect", "pytest", "nose",
    "numbers", "copy", "os"}
SAFE_OF = {"os": {"environ"}, "pytest": {"raises", "approx"}}            # of these modules, nothing else
SAFE_BUILTINS = {
    "abs", "all", "any", "bool", "bytes", "bytearray", "chr", "complex", "dict", "divmod", "enumerate", "filter", "float", "frozenset",
    "int", "isinstance", "iter", "len", "list", "map", "max", "min", "next", "ord", "pow", "print", "range", "repr", "reversed",
    "round", "set", "slice", "sorted", "str", "sum", "tuple", "zip", "True", "False", "None", "Ellipsis", "NotImplemented", "display"}
UNSAFE_ERRORS = {"BaseException", "SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration", "StopAsyncIteration", "NameError",
                 "UnboundLocalError", "RecursionError", "ImportError", "ModuleNotFoundError"}
CHECKED_TYPES = {"int", "float", "str", "bool", "list", "tuple", "dict", "set", "frozenset", "bytes", "complex", "ndarray", "Tensor",
                 "integer", "floating", "number", "generic", "bool_", "float64", "float32", "int64"}
STATE = {      # attributes that read or change what belongs to one process
    "seed", "manual_seed", "set_state", "get_state", "getstate", "setstate", "set_rng_state", "get_rng_state", "seterr", "errstate",
    "seterrcall", "geterr", "load", "save", "savez", "loadtxt", "savetxt", "genfromtxt", "fromfile", "tofile", "memmap",
    "shares_memory", "may_share_memory", "base", "flags", "data_ptr", "storage", "grad", "grad_fn", "backward", "is_leaf",
    "retain_grad", "set_printoptions", "printoptions", "set_default_dtype", "set_num_threads", "getcontext", "setcontext", "localcontext",
    "environb", "putenv", "no_grad", "enable_grad", "set_grad_enabled", "parameters", "state_dict", "strides", "is_contiguous", "cache_info",
    "cache_clear", "isfortran", "nditer", "assertLogs", "assertWarns", "assertIs", "assertIsNot", "assert_warns", "assert_no_warnings", "suppress_warnings"}
MUTATORS = {"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "update", "add", "discard", "setdefault", "popitem",
            "fill", "resize", "put", "itemset", "appendleft", "popleft", "extendleft", "rotate", "move_to_end", "subtract",
            "intersection_update", "difference_update", "symmetric_difference_update", "partition", "shuffle"}
NOT_IN_PLACE = {"bool_", "c_", "r_", "s_", "int_", "float_", "str_", "bytes_", "object_", "complex_"}      # of numpy; any other name_ of torch's is
MEMORY_ORDERS = {"K", "A"}                                                 # of an array's parts, as they lie in memory


def in_place(name):
    """Does a method of that name change what it belongs to?"""
    return name in MUTATORS or (name.endswith("_") and not name.startswith("_") and name not in NOT_IN_PLACE)


def safe_builtin(name):
    """Does a builtin of that name read and change nothing of its process?"""
    value = getattr(builtins, name)
    if isinstance(value, type) and issubclass(value, BaseException):
        return name not in UNSAFE_ERRORS
    return name in SAFE_BUILTINS
