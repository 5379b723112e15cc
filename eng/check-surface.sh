#!/usr/bin/env bash
# Runs the surface programs ($1) as they stand in a folder ($2) whose nuget.config names the packed packages.
set -euo pipefail
surface=$1
work=$2
cd "$work"
cp "$surface"/*.cs .

echo "-- hello.cs serves, answers and ends on SIGTERM"
port=$((20000 + RANDOM % 20000))
dotnet build hello.cs -v quiet
dotnet run hello.cs --no-build -- run --port "$port" > hello.log 2>&1 &
server=$!
for _ in $(seq 1 100); do
    curl -sf "http://127.0.0.1:$port/" > hello.txt 2>/dev/null && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
done
expect() { # what, expected, actual
    [ "$2" = "$3" ] || { echo "$1: expected '$2', got '$3'"; cat hello.log; kill "$server" 2>/dev/null || true; exit 1; }
}
expect "GET /" "Hello, World!" "$(cat hello.txt)"
expect "GET /user/<b>" "<h1>Hello &lt;b&gt;!</h1>" "$(curl -s "http://127.0.0.1:$port/user/%3Cb%3E")"
expect "GET /add/1/2" '{"sum":3}' "$(curl -s "http://127.0.0.1:$port/add/1/2" | tr -d ' \n')"
curl -s -c jar "http://127.0.0.1:$port/visits" > /dev/null
expect "GET /visits" "visit 2, see also /add/1/2" "$(curl -s -b jar "http://127.0.0.1:$port/visits")"
kill -TERM "$server"
wait "$server" || true
