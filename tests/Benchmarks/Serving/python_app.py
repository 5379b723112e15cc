"""The Python side of the soak: short answers, uploads and streams, short and long."""


def blocks(count):
    for _ in range(count):
        yield b"x" * 4096


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    path = environ["PATH_INFO"]
    if path == "/echo":
        return [environ["wsgi.input"].read()]
    if path in ("/stream", "/long"):
        return blocks(20 if path == "/stream" else 4096)
    return [b"Hello from Python!"]
