"""What Python runs inside of a .NET process: loads WSGI applications and answers requests that .NET has taken.

The threads are Python's own and ask .NET for work (pull): the GIL is free while they wait, no thread of .NET's pool is ever blocked,
and threading.local lasts. PythonCallbacks.cs is the other side; `entries` are the addresses of its functions.
"""
import ctypes
import importlib
import io
import json
import sys
import threading
import traceback
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p, string_at

OK, SENT, INVALID, GONE = 0, 1, 2, -1


class Work(ctypes.Structure):
    """A request (or the command to load an application); PythonWork.cs has the same fields."""
    _fields_ = [("id", c_int64), ("text", c_void_p), ("length", c_int), ("flags", c_int)]

    def data(self):
        return string_at(self.text, self.length)


TYPES = {
    "take": (c_int64, POINTER(Work)),                # queue -> work; GONE when there will be no more
    "loaded": (c_int64, c_char_p, c_int),            # work, message of an error
    "read": (c_int64, c_void_p, c_int),              # work, buffer -> bytes read; GONE when the client has gone
    "start": (c_int64, c_char_p, c_int, c_int),      # work, status and headers, is_error -> OK; SENT; INVALID
    "write": (c_int64, c_char_p, c_int64, c_int),    # work, block, is_last -> OK once it is queued; GONE
    "log": (c_int64, c_char_p, c_int),               # work, text
    "done": (c_int64, c_char_p, c_int),              # work, message of an error
}
net = {name: CFUNCTYPE(c_int, *types)(address) for (name, types), address in zip(TYPES.items(), entries)}


class Input(io.RawIOBase):
    """wsgi.input: BufferedReader on top makes read, readline, readlines and iteration of it."""

    def __init__(self, work):
        self.work = work

    def readable(self):
        return True

    def readinto(self, buffer):
        size = len(buffer)
        read = net["read"](self.work, (ctypes.c_char * size).from_buffer(buffer), size)
        if read < 0:
            raise ConnectionResetError("The client has gone.")
        return read


class Errors:
    """wsgi.errors."""

    def __init__(self, work):
        self.work = work

    def write(self, text):
        data = text.encode("utf-8", "backslashreplace")
        net["log"](self.work, data, len(data))
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass


class FileWrapper:
    """wsgi.file_wrapper."""

    def __init__(self, file, block_size=65536):
        self.file, self.block_size = file, block_size
        if hasattr(file, "close"):
            self.close = file.close

    def __iter__(self):
        return iter(lambda: self.file.read(self.block_size), b"")


class Exchange:
    """One request of one application."""

    def __init__(self, work):
        self.id, self.environ = work.id, json.loads(work.data())
        self.environ.update({
            "wsgi.version": (1, 0), "wsgi.input": io.BufferedReader(Input(work.id), 65536), "wsgi.input_terminated": True,
            "wsgi.errors": Errors(work.id), "wsgi.multithread": bool(work.flags), "wsgi.multiprocess": False, "wsgi.run_once": False,
            "wsgi.file_wrapper": FileWrapper})
        self.started = False

    def start_response(self, status, headers, exc_info=None):
        try:
            if self.started and exc_info is None:
                raise AssertionError("start_response was called a second time without exc_info.")
            self.started = True
            head = json.dumps([status, headers]).encode()
            result = net["start"](self.id, head, len(head), exc_info is not None)
            if result == SENT:
                raise exc_info[1].with_traceback(exc_info[2])
            if result == INVALID:
                raise ValueError("The status or a header is not as PEP 3333 wants it: %r %r" % (status, headers))
        finally:
            exc_info = None
        return self.write

    def write(self, data, is_last=False):
        if not isinstance(data, bytes):
            raise TypeError("A block of the body must be bytes, not %s." % type(data).__name__)
        if net["write"](self.id, data, len(data), is_last) == GONE:
            raise BrokenPipeError("The client has gone.")

    def run(self, application):
        message = b""
        result = None
        try:
            result = application(self.environ, self.start_response)
            known = len(result) if hasattr(result, "__len__") else -1
            for at, block in enumerate(result, 1):
                if block or at == known:
                    self.write(block, at == known)
        except (BrokenPipeError, ConnectionResetError):
            message = b"gone"
        except BaseException:
            message = traceback.format_exc().encode("utf-8", "replace")
        try:
            if hasattr(result, "close"):
                result.close()
        except BaseException:
            self.environ["wsgi.errors"].write(traceback.format_exc())  # the answer is what it was
        net["done"](self.id, message, len(message))


def answer(queue, application):
    """What each thread of an application does, until .NET says that there is no more."""
    work = Work()
    while net["take"](queue, work) != GONE:
        try:
            Exchange(work).run(application)
        except BaseException:  # a thread that ended would be missing for all that comes after
            message = traceback.format_exc().encode("utf-8", "replace")
            net["done"](work.id, message, len(message))


def load(path, module, name, threads, queue):
    """Finds module:application and starts the threads that answer for it."""
    if path and path not in sys.path:
        sys.path.insert(0, path)
    application = importlib.import_module(module)
    for part in name.split("."):
        application = getattr(application, part)
    if not callable(application):
        raise TypeError("%s:%s is not callable" % (module, name))
    for number in range(int(threads)):
        threading.Thread(target=answer, args=(int(queue), application), name="%s-%d" % (module, number), daemon=True).start()


def main():
    """What Python's main thread does: it loads what .NET asks for."""
    sys.argv = [""]
    work = Work()
    while net["take"](0, work) != GONE:
        message = b""
        try:
            load(*work.data().decode("utf-8").split("\0"))
        except BaseException:
            message = traceback.format_exc().encode("utf-8", "replace")
        net["loaded"](work.id, message, len(message))


main()
