"""Serves the .NET program beside this file under any WSGI server, as it stands:

    gunicorn --workers 2 --threads 4 wsgi:application

The program's Main runs in the server's process; where it would start Kestrel (RunSimple.ServeAsync, app.Run of
Flask.Net, an ASP.NET Core host with UseWsgi) it hands its application to Python instead. WSGI_PROGRAM names the
program if several lie here, WSGI_ARGUMENTS its arguments, DOTNET_ROOT the runtime if it lies in an unusual place.
.NET starts with the first request, in the worker that takes it: it does not survive a fork.
"""
import ctypes
import glob
import io
import itertools
import os
import re
import shlex
import shutil
import signal
import sys
import threading
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_int64, c_void_p, memmove, string_at

HERE = os.path.dirname(os.path.abspath(__file__))
FAILED, END, BLOCK, WHOLE, FILE = range(5)
SIGNALS = ("HUP", "INT", "QUIT", "TERM", "ABRT", "ALRM", "CHLD", "CONT", "TSTP", "TTIN", "TTOU", "USR1", "USR2", "WINCH")
FLAGS = ("wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once", "wsgi.input_terminated", "wsgi.file_wrapper")


class DotNetError(RuntimeError):
    """An error that the .NET application let through, with its stack."""


class Reply(ctypes.Structure):
    """What crosses the border with every call; PythonReply.cs has the same fields."""


READ = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, POINTER(Reply))
Reply._fields_ = [
    ("token", c_void_p), ("read", READ), ("write", WRITE), ("log", READ), ("handle", c_void_p), ("kind", c_int),
    ("head_length", c_int), ("head", c_void_p), ("data", c_void_p), ("data_length", c_int64), ("file", c_int64)]
running = {}


class Call:
    """One request: what .NET may ask of Python while it runs, and then the body that it gave."""

    def __init__(self, environ, start_response):
        self.environ, self.start_response = environ, start_response
        self.send = self.error = None
        self.reply = Reply(id(self), read, write, log)

    def cross(self, function, *arguments):
        running[id(self)] = self
        try:
            function(*arguments, byref(self.reply))
        finally:
            del running[id(self)]

    def run(self, function, *arguments):
        """Calls .NET. An exception that Python raised meanwhile is what ended the call, and goes on."""
        self.cross(function, *arguments)
        if self.error is not None:
            raise self.error
        if self.reply.kind == FAILED:
            raise DotNetError(self.data(self.reply).decode("utf-8", "replace"))
        self.announce(self.reply)

    def announce(self, reply):
        if not reply.head:
            return
        status, *fields = unpack(string_at(reply.head, reply.head_length))
        try:
            if self.send is not None:
                raise DotNetError("The application failed and announced another answer.")
            self.send = self.start_response(status, list(zip(fields[::2], fields[1::2])))
        except DotNetError:
            self.send = self.start_response(status, list(zip(fields[::2], fields[1::2])), sys.exc_info())

    @staticmethod
    def data(reply):
        return string_at(reply.data, reply.data_length)

    def __iter__(self):
        return self

    def __next__(self):
        self.run(net.next)
        if self.reply.kind == END:
            raise StopIteration
        return self.data(self.reply)

    def close(self):
        if self.reply.handle and net.ready == os.getpid():  # a forked child has copies of its parent's calls
            self.cross(net.close)

    __del__ = close


class File(io.FileIO):
    """A file that the application answers with; the server may send it with the system's help."""

    def __init__(self, call):
        super().__init__(os.dup(call.reply.file))
        self.call = call

    def close(self):
        super().close()
        self.call.close()


def kept(action):
    """A callback must not raise: what Python raised is kept until .NET has returned."""
    def callback(token, *arguments):
        call = running[token]
        try:
            return action(call, *arguments)
        except BaseException as error:
            call.error = error
            return -1
    return callback


@READ
@kept
def read(call, buffer, size):
    data = call.environ["wsgi.input"].read(size)
    if len(data) > size:
        raise ValueError("wsgi.input gave more than it was asked for")
    memmove(buffer, data, len(data))
    return len(data)


@WRITE
@kept
def write(call, reply):
    call.announce(reply.contents)
    call.send(call.data(reply.contents))
    return 0


@READ
@kept
def log(call, data, size):
    call.environ["wsgi.errors"].write(string_at(data, size).decode("utf-8", "replace"))
    call.environ["wsgi.errors"].flush()
    return 0


def pack(texts):
    """Texts as "3,5\\nkeyvalue": their lengths, then they themselves, a byte for a character."""
    return ("%s\n%s" % (",".join([str(len(text)) for text in texts]), "".join(texts))).encode("latin-1")


def unpack(data):
    lengths, _, joined = data.decode("latin-1").partition("\n")
    ends = list(itertools.accumulate(map(int, lengths.split(","))))
    return [joined[start:end] for start, end in zip([0, *ends], ends)]


def pack_environ(environ):
    """All texts; what PEP 3333 does not allow (wsgiref adds os.environ) stays behind."""
    pairs = [pair for pair in environ.items() if type(pair[1]) is str]
    try:
        return pack(list(itertools.chain.from_iterable(pairs)))
    except UnicodeEncodeError:
        return pack_environ({key: value for key, value in pairs if max(key + value) <= "\xff"})


class Net:
    """The runtime in this process, and what the program's library offers: call, next, close."""

    def __init__(self):
        self.lock, self.owner, self.ready, self.broken = threading.Lock(), None, None, None
        found = [path[:-19] + ".dll" for path in glob.glob(os.path.join(HERE, "*.runtimeconfig.json"))]
        if "WSGI_PROGRAM" not in os.environ and len(found) != 1:
            raise DotNetError("Which program is to be served? WSGI_PROGRAM must name one of " + repr(found))
        self.program = os.path.join(HERE, os.environ.get("WSGI_PROGRAM") or found[0])
        if not os.path.isfile(self.program):
            raise DotNetError("There is no program " + self.program)

    def start(self):
        if self.ready == os.getpid():
            return
        with self.lock:
            if self.owner is None:
                self.owner = os.getpid()
                try:
                    self.load()
                except Exception as error:
                    self.broken = error
            if self.owner != os.getpid():
                raise DotNetError(".NET was started before this process was forked: let the workers start it.")
            if self.broken is not None:
                raise self.broken
            self.ready = self.owner

    def load(self):
        """Starts runtime and program. The server's signal handlers, which .NET replaces, are put back."""
        libc = ctypes.CDLL(None) if os.name != "nt" else None
        handlers = {getattr(signal, "SIG" + name): ctypes.create_string_buffer(512) for name in SIGNALS if libc}
        for number, handler in handlers.items():
            libc.sigaction(number, None, handler)
        try:
            find = self.functions()
            start, self.call = find("Start", c_char_p, c_int, c_char_p, c_int), find("Call", c_char_p, c_int, c_int, POINTER(Reply))
            self.next, self.close = find("Next", POINTER(Reply)), find("Close", POINTER(Reply))
            arguments = "\0".join([self.program, *shlex.split(os.environ.get("WSGI_ARGUMENTS", ""))]).encode()
            message = ctypes.create_string_buffer(65536)
            if start(arguments, len(arguments), message, len(message)) != 0:
                raise DotNetError(message.value.decode("utf-8", "replace"))
        finally:
            for number, handler in handlers.items():
                libc.sigaction(number, handler, None)

    def functions(self):
        """Loads hostfxr and the program's assemblies; gives a function that finds the library's entry points."""
        def check(result, what):
            if result & 0xFFFFFFFF > 2:
                raise DotNetError("%s failed with 0x%08x" % (what, result & 0xFFFFFFFF))
        text = ctypes.c_wchar_p if os.name == "nt" else (lambda text: c_char_p(text.encode()))
        fxr, context, finder = ctypes.CDLL(self.hostfxr()), c_void_p(), c_void_p()
        program = (type(text("")) * 1)(text(self.program))
        check(fxr.hostfxr_initialize_for_dotnet_command_line(1, program, None, byref(context)), "Starting .NET for " + self.program)
        check(fxr.hostfxr_get_runtime_delegate(context, 6, byref(finder)), "Asking .NET for functions")
        find = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)(finder.value)

        def function(name, *types):
            entry, kind = c_void_p(), "Werkzeug.Net.Serving.Python.PythonGateway, Werkzeug.Net"
            check(find(text(kind), text(name), c_void_p(-1), None, None, byref(entry)), "Finding PythonGateway." + name)
            return CFUNCTYPE(c_int, *types)(entry.value)
        return function

    @staticmethod
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


net = Net()


def application(environ, start_response):
    """PEP 3333's application."""
    net.start()
    packed, call = pack_environ(environ), Call(environ, start_response)
    flags = sum(1 << bit for bit, key in enumerate(FLAGS) if environ.get(key))
    try:
        call.run(net.call, packed, len(packed), flags)
    except BaseException:
        call.close()
        raise
    if call.reply.kind == FILE:
        return environ["wsgi.file_wrapper"](File(call), 65536)
    if call.reply.kind != WHOLE:
        return call
    data = call.data(call.reply)
    call.close()
    return [data]
