"""The Python side of the soak: short answers, uploads and streams."""


def blocks():
    for _ in range(20):
        yield b"x" * 4096


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    path = environ["PATH_INFO"]
    if path == "/echo":
        return [environ["wsgi.input"].read()]
    return blocks() if path == "/stream" else [b"Hello from Python!"]
