#!/usr/bin/env python3
"""Puts servers under load with wrk over loopback and tells what a request costs the server's process.

    load.py [--seconds 3] [--rounds 3] [--connections 32] [--routes plaintext,add,page,session] [--servers flask,minimal,python]

Each server runs pinned to core 0, wrk to core 1. Rounds alternate between the servers, so that a machine that is busy with other
things is busy for all of them. What counts is the processor time per request, from /proc, of the server and its children: it
does not depend on how much of a core the server got. The median of the rounds is shown.
"""
import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
PROGRAM = os.path.join(ROOT, "tests", "Benchmarks", "bin", "Release", "net10.0", "Benchmarks.dll")
TICK = os.sysconf("SC_CLK_TCK")

# A server: how it is started on a port. Import this file and add to SERVERS and ROUTES to measure others.
SERVERS = {
    "flask": ["dotnet", PROGRAM, "serve", "flask", "{port}"],
    "minimal": ["dotnet", PROGRAM, "serve", "minimal", "{port}"],
    "python": ["gunicorn", "--chdir", HERE, "--workers", "1", "--threads", "1", "--log-level", "error", "--bind", "127.0.0.1:{port}", "python_app:app"],
}
ROUTES = {"plaintext": "/plaintext", "add": "/add/20/22", "page": "/page", "text": "/text", "session": "/session"}


def family(pid):
    """The process and all below it."""
    found = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/children") as children:
                for child in children.read().split():
                    found += family(int(child))
        except FileNotFoundError:  # a thread that has ended meanwhile has no children
            continue
    return found


def cpu_seconds(pid):
    ticks = 0
    for member in family(pid):
        with open(f"/proc/{member}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def memory_mb(pid):
    total = 0
    for member in family(pid):
        with open(f"/proc/{member}/status") as status:
            total += sum(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    return total / 1024


def cookie_of(url):
    with urllib.request.urlopen(url) as response:
        header = response.headers.get("Set-Cookie")
    return header.split(";")[0] if header else None


class Server:
    def __init__(self, name, port):
        self.name, self.port = name, port
        command = ["taskset", "-c", "0"] + [part.format(port=port) for part in SERVERS[name]]
        environment = {**os.environ, "DOTNET_gcServer": "0", "DOTNET_TieredPGO": "1"}
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        for _ in range(300):
            try:
                urllib.request.urlopen(self.url("plaintext")).read()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"{name} does not answer")

    def url(self, route):
        return f"http://127.0.0.1:{self.port}{ROUTES[route]}"

    def load(self, route, seconds, connections):
        command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
        if route == "session" and (cookie := cookie_of(self.url(route))):
            command += ["-H", f"Cookie: {cookie}"]
        before = cpu_seconds(self.process.pid)
        output = subprocess.run(command + [self.url(route)], capture_output=True, text=True, check=True).stdout
        used = cpu_seconds(self.process.pid) - before
        requests = int(re.search(r"(\d+) requests in", output).group(1))
        if re.search(r"Non-2xx|Socket errors", output):
            print(f"{self.name} {route}: {output}", file=sys.stderr)
        return used / max(requests, 1) * 1e6, requests / seconds

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--routes", default="plaintext,add,page,session")
    parser.add_argument("--servers", default=",".join(SERVERS))
    parser.add_argument("--port", type=int, default=18700)
    options = parser.parse_args()
    routes = options.routes.split(",")
    servers = [Server(name, options.port + at) for at, name in enumerate(options.servers.split(","))]
    try:
        for server in servers:
            for route in routes:
                server.load(route, options.seconds, options.connections)  # warm up
        cost = {(server.name, route): [] for server in servers for route in routes}
        rate = {key: [] for key in cost}
        for _ in range(options.rounds):
            for route in routes:
                for server in servers:
                    one = server.load(route, options.seconds, options.connections)
                    cost[server.name, route].append(one[0])
                    rate[server.name, route].append(one[1])
        first = servers[0].name
        print(f"| route | server | CPU µs/request | requests/s | {first} / server |\n|---|---|---|---|---|")
        for route in routes:
            ours = statistics.median(cost[first, route])
            for server in servers:
                theirs = statistics.median(cost[server.name, route])
                print(f"| {route} | {server.name} | {theirs:.1f} | {statistics.median(rate[server.name, route]):.0f} | {ours / theirs:.2f} |")
        print("\n| server | memory after the run |\n|---|---|")
        for server in servers:
            print(f"| {server.name} | {memory_mb(server.process.pid):.0f} MB |")
    finally:
        for server in servers:
            server.stop()


if __name__ == "__main__":
    main()
