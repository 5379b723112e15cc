#!/usr/bin/env bash
# Runs the surface programs ($1) as they stand in a folder ($2) whose nuget.config names the packed packages.
set -euo pipefail
surface=$1
work=$2
cd "$work"
cp "$surface"/*.cs .

fail() { echo "$1"; exit 1; }
prints() { # program, a line that its output must hold, arguments
    local program=$1 wanted=$2
    shift 2
    dotnet run "$program" -- "$@" > out.txt 2> errors.txt < /dev/null || { cat out.txt errors.txt; fail "$program ended with an error"; }
    grep -qxF -- "$wanted" out.txt || { cat out.txt errors.txt; fail "$program did not print '$wanted'"; }
    echo "$program: $wanted"
}
answers() { # url, what it must answer, more arguments of curl
    local url=$1 wanted=$2 got
    shift 2
    got=$(curl -s "$@" "$url")
    [ "$got" = "$wanted" ] || { cat server.log; fail "$url: expected '$wanted', got '$got'"; }
    echo "$url: $wanted"
}
serve() { # program, port, arguments: waits until it listens
    local program=$1 port=$2
    shift 2
    dotnet build "$program" -v quiet > build.log || { cat build.log; fail "$program does not build"; }
    dotnet run --no-build "$program" -- "$@" > server.log 2>&1 &
    server=$!
    trap 'kill "$server" 2>/dev/null || true' EXIT
    for _ in $(seq 1 150); do
        curl -s -o /dev/null "http://127.0.0.1:$port/" && return
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    cat server.log
    fail "$program does not serve"
}
finish() {
    kill -TERM "$server"
    wait "$server" || true
    grep -q "Unhandled exception" server.log && { cat server.log; fail "the server did not end cleanly"; }
    trap - EXIT
}

prints safe.cs '<em>Hi</em> &lt;script&gt;alert(document.cookie);&lt;/script&gt;'
prints link.cs 'Confirmation { User = 42, Email = ann@example.org }'
prints mail.cs '1. Tea        4.50 EUR'
echo '{% for m in messages %}[{{ m.role }}]{{ m.content | trim }}{% endfor %}' > chat.jinja
echo '{"messages": [{"role": "user", "content": " Hi "}]}' > chat.json
prints chat.cs '[user]Hi' chat.jinja chat.json
prints tool.cs 'here -> . (1, shallow)' clone here
prints tool.cs 'Hello Ann!' hello --name Ann --count 2
prints blog.cs '303 /posts/1'
prints blog.cs '<h1>Hi</h1>&lt;b&gt;'

port=$((20000 + RANDOM % 20000))
serve hello.cs "$port" run --port "$port"
answers "http://127.0.0.1:$port/" "Hello, World!"
answers "http://127.0.0.1:$port/user/%3Cb%3E" "<h1>Hello &lt;b&gt;!</h1>"
answers "http://127.0.0.1:$port/add/1/2" '{"sum":3}'
answers "http://127.0.0.1:$port/visits" "visit 1, see also /add/1/2" -c jar
answers "http://127.0.0.1:$port/visits" "visit 2, see also /add/1/2" -b jar
answers "http://127.0.0.1:$port/upload" '{"FileName":"jar","Length":'"$(wc -c < jar)"'}' -F "file=@jar"
finish

if curl -s -o /dev/null http://127.0.0.1:5000/; then
    echo "bare.cs was not run: something listens on its port 5000"
else
    serve bare.cs 5000
    grep -qxF 'http://example.org/archive/2026/' server.log || { cat server.log; fail "bare.cs did not print the URL that it built"; }
    answers "http://127.0.0.1:5000/archive/2026/?q=x" "archive 2026 x"
    finish
fi
