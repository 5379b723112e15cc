"""Starts a .NET program in this process, once, through .NET's own hostfxr; for wsgi.py, which needs nothing else."""
import contextlib
import ctypes
import glob
import json
import os
import re
import shlex
import shutil
import signal
import sys
import threading
from ctypes import CFUNCTYPE, byref, c_char_p, c_int, c_ssize_t, c_void_p, c_wchar_p, py_object

SIGNALS = ("HUP", "INT", "QUIT", "TERM", "ABRT", "ALRM", "CHLD", "CONT", "TSTP", "TTIN", "TTOU", "USR1", "USR2", "WINCH")
WORDS = ("start", "write", "block", "file", "read", "log", "fail")  # PythonWord.cs has the same
TELL = CFUNCTYPE(c_int, py_object, c_int, c_void_p, c_ssize_t)


class DotNetError(RuntimeError):
    """An error of .NET: of its start, or one that the application let through, with its stack."""


@TELL
def tell(call, word, data, size):
    """What .NET calls back. It must not raise: what Python raised is kept until .NET has returned."""
    try:
        return call.said(WORDS[word], data, size) or 0
    except BaseException as error:
        call.error = call.error or error
        return -1


class Program:
    """The program in a folder, and what its library offers once it is started: call, next, close."""

    def __init__(self, folder):
        self.lock, self.process, self.broken = threading.Lock(), None, None
        found = [path[:-19] + ".dll" for path in glob.glob(os.path.join(folder, "*.runtimeconfig.json"))]
        if "WSGI_PROGRAM" not in os.environ and len(found) != 1:
            raise DotNetError("Which program is to be served? WSGI_PROGRAM must name one of " + repr(found))
        self.path = os.path.join(folder, os.environ.get("WSGI_PROGRAM") or found[0])
        if not os.path.isfile(self.path):
            raise DotNetError("There is no program " + self.path)

    def is_here(self):
        """Whether .NET runs in this very process: a forked child has only the memory of it."""
        return self.process == os.getpid()

    def start(self):
        """Starts .NET for the first that asks; the others wait."""
        if self.process is not None and not self.is_here():
            raise DotNetError(".NET was started before this process was forked: let the workers start it.")
        with self.lock:
            if self.process is None:
                self.process = os.getpid()
                try:
                    self.load()
                except Exception as error:
                    self.broken = str(error)
        if self.broken is not None:
            raise DotNetError(self.broken)

    def load(self):
        with kept_signals():
            find = functions(self.path)
            start = find("Start", c_char_p, c_char_p, c_int)
            self.call, self.next, self.close = (find(name, c_void_p, c_void_p, py_object, *types) for name, types in (
                ("Call", (TELL, c_char_p, c_int)), ("Next", ()), ("Close", ())))
            command = json.dumps([self.path, *shlex.split(os.environ.get("WSGI_ARGUMENTS", ""))]).encode()
            message = start(command, len(command))
            if message is not None:
                raise DotNetError(message.decode("utf-8", "replace"))


@contextlib.contextmanager
def kept_signals():
    """Puts the server's signal handlers back, which .NET replaces when it starts."""
    libc = ctypes.CDLL(None) if os.name != "nt" else None
    handlers = {getattr(signal, "SIG" + name): ctypes.create_string_buffer(512) for name in SIGNALS if libc}
    for number, handler in handlers.items():
        libc.sigaction(number, None, handler)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            libc.sigaction(number, handler, None)


def functions(program):
    """Loads .NET and a program's assemblies; gives a function that finds the library's entry points."""
    def check(result, what):
        if result & 0xFFFFFFFF > 2:
            raise DotNetError("%s failed with 0x%08x" % (what, result & 0xFFFFFFFF))
    text = c_wchar_p if os.name == "nt" else (lambda text: c_char_p(text.encode()))
    fxr, context, finder = ctypes.CDLL(hostfxr()), c_void_p(), c_void_p()
    arguments = (type(text("")) * 1)(text(program))
    check(fxr.hostfxr_initialize_for_dotnet_command_line(1, arguments, None, byref(context)), "Starting .NET for " + program)
    check(fxr.hostfxr_get_runtime_delegate(context, 6, byref(finder)), "Asking .NET for functions")
    find = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)(finder.value)

    def function(name, result, *types):
        entry, kind = c_void_p(), "Werkzeug.Net.Serving.Python.PythonGateway, Werkzeug.Net"
        check(find(text(kind), text(name), c_void_p(-1), None, None, byref(entry)), "Finding PythonGateway." + name)
        return CFUNCTYPE(result, *types)(entry.value)
    return function


def hostfxr():
    """The newest hostfxr of the first .NET that there is."""
    name = {"nt": "hostfxr.dll"}.get(os.name, "libhostfxr.dylib" if sys.platform == "darwin" else "libhostfxr.so")
    command = shutil.which("dotnet")
    roots = [os.environ.get("DOTNET_ROOT"), command and os.path.dirname(os.path.realpath(command)), "/usr/share/dotnet",
             "/usr/lib/dotnet", "/usr/local/share/dotnet", os.path.expandvars(r"%ProgramFiles%\dotnet")]
    for root in filter(None, roots):
        found = glob.glob(os.path.join(root, "host", "fxr", "*", name))
        if found:
            return max(found, key=lambda path: [int(n) for n in re.findall(r"\d+", os.path.basename(os.path.dirname(path)))])
    raise DotNetError("There is no .NET runtime: set DOTNET_ROOT to the folder that has host/fxr.")
