"""Serves the .NET program beside this file under any WSGI server, as it stands:

    gunicorn --workers 2 --threads 4 wsgi:application

The program's Main runs in the server's process; where it would start Kestrel (RunSimple.ServeAsync, app.Run of
Flask.Net, an ASP.NET Core host with UseWsgi) it hands its application to Python instead. WSGI_PROGRAM names the
program if several lie here, WSGI_ARGUMENTS its arguments, DOTNET_ROOT the runtime if it lies in an unusual place.
.NET starts with the first request, in the worker that takes it (hostfxr.py): it does not survive a fork.
"""
import io
import json
import os
import sys
from ctypes import memmove, string_at
from wsgiref.util import FileWrapper

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from hostfxr import DotNetError, Program, tell  # noqa: E402

program = Program(os.path.dirname(os.path.abspath(__file__)))


def application(environ, start_response):
    """PEP 3333's application."""
    program.start()
    call = Call(environ, start_response)
    packed = json.dumps({key: value for key, value in environ.items() if type(value) in (str, bool)}).encode()
    call.cross(program.call, tell, packed, len(packed))
    if call.file is not None:
        return environ.get("wsgi.file_wrapper", FileWrapper)(call.file, 65536)
    return call if call.handle else [call.block]


class Call:
    """One request: what .NET tells and asks while its application runs (`said`), and then the body that it gave."""

    def __init__(self, environ, start_response):
        self.environ, self.start_response = environ, start_response
        self.handle = self.block = self.file = self.send = self.error = None

    def cross(self, function, *arguments):
        """Calls .NET, which gives the handle of what is open then. What Python raised meanwhile goes on."""
        self.block = None
        self.handle = function(self.handle, self, *arguments)
        if self.error is not None:
            raise self.error

    def said(self, what, data, size):
        """A word of .NET's, on the thread that called it."""
        if what == "read":
            block = self.environ["wsgi.input"].read(size)
            if len(block) > size:
                raise ValueError("wsgi.input gave more than it was asked for")
            memmove(data, block, len(block))
            return len(block)
        if what == "start":
            status, headers, error = json.loads(string_at(data, size))
            raised = [(DotNetError, DotNetError(error), None)] if error else []
            self.send = self.start_response(status, [tuple(header) for header in headers], *raised)
        elif what == "write":
            self.send(string_at(data, size))
        elif what == "block":
            self.block = string_at(data, size)
        elif what == "file":
            self.file = File(self, os.dup(size))
        elif what == "log":
            self.environ["wsgi.errors"].write(string_at(data, size).decode("utf-8", "replace"))
            self.environ["wsgi.errors"].flush()
        elif what == "fail":
            raise DotNetError(string_at(data, size).decode("utf-8", "replace"))

    def __iter__(self):
        return self

    def __next__(self):
        self.cross(program.next)
        if self.block is None:
            raise StopIteration
        return self.block

    def close(self):
        if self.handle and program.is_here():
            self.handle = program.close(self.handle, self)

    __del__ = close


class File(io.FileIO):
    """An open file that the application answers with: the server may send it with the system's help."""

    def __init__(self, call, descriptor):
        super().__init__(descriptor)
        self.call = call

    def close(self):
        super().close()
        self.call.close()
