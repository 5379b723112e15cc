"""A WSGI application for the tests of Python inside of .NET: each path does one thing."""
import sys
import threading
import time

counts = {"closed": 0, "made": 0, "ended": 0, "running": 0, "most": 0}
lock = threading.Lock()
step = threading.Event()
local = threading.local()


class Closing:
    def __init__(self, blocks, fails=False):
        self.blocks, self.fails = blocks, fails

    def __iter__(self):
        return iter(self.blocks)

    def close(self):
        if hasattr(self.blocks, "close"):
            self.blocks.close()
        counts["closed"] += 1
        if self.fails:
            raise ValueError("cannot be closed")


class Lying:
    """Says that it has one block, and has four."""

    def __len__(self):
        return 1

    def __iter__(self):
        return iter([b"ab", b"cd", b"ef", b"gh"])


class Bytes(bytes):
    pass


def endless():
    try:
        while True:
            counts["made"] += 1
            yield b"x" * 65536
    finally:
        counts["ended"] += 1


def failing():
    yield b"some"
    raise ValueError("mid-stream")


def lazy(start):
    start("201 Created", TEXT)
    yield b"late"


def steps():
    yield b"first"
    step.wait(20)
    step.clear()
    yield b"second"


TEXT = [("Content-Type", "text/plain")]


def application(environ, start_response):
    path = environ["PATH_INFO"]

    def answer(body, status="200 OK", headers=TEXT):
        start_response(status, list(headers))
        return [body]

    def stream(blocks):
        start_response("200 OK", TEXT)
        return Closing(blocks)

    if path == "/":
        return answer(b"Hello from Python!")
    if path == "/environ":
        return answer("\n".join("%s=%s" % item for item in sorted(environ.items()) if isinstance(item[1], str)).encode("latin-1"))
    if path == "/echo":
        return answer(environ["wsgi.input"].read())
    if path == "/lines":
        return answer(b"|".join(environ["wsgi.input"].readlines()))
    if path == "/echo-stream":
        return stream(iter(lambda: environ["wsgi.input"].read(10000), b""))
    if path == "/list":
        return stream([b"ab", b"", b"cd"])
    if path == "/empty":
        return stream([])
    if path == "/lazy":
        return lazy(start_response)
    if path == "/write":
        write = start_response("200 OK", TEXT)
        write(b"ab")
        write(b"cd")
        return [b"ef"]
    if path == "/replaced":
        start_response("200 OK", TEXT)
        try:
            raise ValueError("boom")
        except ValueError:
            start_response("500 Oops", TEXT, sys.exc_info())
        return [b"sorry"]
    if path == "/late":
        start_response("200 OK", TEXT)(b"sent")
        try:
            raise ValueError("too late")
        except ValueError:
            start_response("500 Oops", TEXT, sys.exc_info())
        return [b"never"]
    if path == "/twice":
        start_response("200 OK", TEXT)
        start_response("200 OK", TEXT)
        return [b"never"]
    if path == "/never":
        return [b"x"]
    if path == "/hop":
        return answer(b"x", headers=[("Connection", "close")])
    if path == "/nul":
        return answer(b"x", headers=[("X-Bad", "a\0b")])
    if path == "/bytes-subclass":
        return answer(Bytes(b"ab\0cd"))
    if path == "/text":
        return answer("text")
    if path == "/bytearray":
        return answer(bytearray(b"x"))
    if path == "/none":
        start_response("200 OK", TEXT)
        return None
    if path == "/number-header":
        return answer(b"x", headers=[("Content-Length", 1)])
    if path == "/wide-header":
        return answer(b"x", headers=[("X-Bad", "\u0100")])
    if path == "/bad-status":
        return answer(b"x", status="OK")
    if path == "/tuple-headers":
        start_response("200 OK", (("Content-Type", "text/plain"), ("X-A", "1")))
        return (b"a", b"b")
    if path == "/exit":
        sys.exit(3)
    if path == "/close-fails":
        start_response("200 OK", TEXT)
        return Closing([b"ab", b"cd"], fails=True)
    if path == "/lying-length":
        start_response("200 OK", TEXT)
        return Lying()
    if path == "/error-first":
        try:
            raise ValueError("boom")
        except ValueError:
            start_response("500 Oops", TEXT, sys.exc_info())
        return [b"sorry"]
    if path == "/huge":
        start_response("200 OK", TEXT)
        return (b"x" * (1 << 20) for _ in range(48))
    if path == "/count":
        return answer(b"%d" % sum(len(block) for block in iter(lambda: environ["wsgi.input"].read(100000), b"")))
    if path == "/error":
        raise ValueError("boom")
    if path == "/error-later":
        return stream(failing())
    if path == "/endless":
        return stream(endless())
    if path == "/steps":
        return stream(steps())
    if path == "/go":
        step.set()
        return answer(b"went")
    if path == "/slow":
        with lock:
            counts["running"] += 1
            counts["most"] = max(counts["most"], counts["running"])
        time.sleep(0.2)
        with lock:
            counts["running"] -= 1
        local.count = getattr(local, "count", 0) + 1
        return answer(("%s %d %d" % (threading.current_thread().name, counts["most"], local.count)).encode())
    if path == "/counts":
        return answer(("%(closed)d %(made)d %(ended)d" % counts).encode())
    if path == "/log":
        environ["wsgi.errors"].write("a word from Python: \u00e9\n")
        return answer(b"logged")
    if path == "/file":
        start_response("200 OK", TEXT)
        return environ["wsgi.file_wrapper"](open(__file__, "rb"), 1000)
    return answer(path.encode("latin-1"), "404 Not Found")


not_callable = 3
