#!/usr/bin/env bash
# CPU time and memory a request over loopback: each server on core 0, wrk on core 1, rounds alternating, both in one run.
#   tests/Benchmarks/Serving/serving.sh [-r ROUNDS] [-d SECONDS] [-c CONNECTIONS] [NAME...]
# The first server is the baseline; medians of the per-round ratios are printed. Needs wrk and taskset.
set -euo pipefail
rounds=5 seconds=4 connections=32
while getopts r:d:c: option; do
    case $option in r) rounds=$OPTARG ;; d) seconds=$OPTARG ;; c) connections=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(bare bare-again minimal wsgi-in-host wsgi request)

cd "$(dirname "$0")/../../.."
[ -n "${BUILT:-}" ] || dotnet build tests/Benchmarks -c Release -v quiet   # BUILT=1 uses what is there
program=tests/Benchmarks/bin/Release/net10.0/Benchmarks.dll
work=$(mktemp -d)
pids=()
trap 'kill -9 "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

port=18400
for name in "${names[@]}"; do
    port=$((port + 1))
    mkfifo "$work/$name.in"
    # The same small young generation for all: else memory tells how many requests came before the first collection.
    DOTNET_gcServer=0 DOTNET_GCgen0size=400000 taskset -c 0 dotnet "$program" serving "${name%-again}" "$port" <> "$work/$name.in" > "$work/$name" &
    pids+=($!)
    echo "$port" > "$work/$name.port"
    for _ in $(seq 200); do grep -q ready "$work/$name" && break; sleep 0.1; done
done

ticks=$(getconf CLK_TCK)
cpu() { awk '{ sub(/^.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }      # user and system time, in ticks
memory() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }
allocated() {
    local lines; lines=$(wc -l < "$work/$1")
    echo > "$work/$1.in"
    for _ in $(seq 100); do [ "$(wc -l < "$work/$1")" -gt "$lines" ] && break; sleep 0.05; done
    tail -n 1 "$work/$1" | cut -d' ' -f2
}

load() {   # name seconds -> "requests cpu-microseconds-per-request requests-per-second bytes-per-request"
    local pid before after requests bytes
    pid=$(head -n 1 "$work/$1" | cut -d' ' -f1)
    bytes=$(allocated "$1")
    before=$(cpu "$pid")
    taskset -c 1 wrk -t1 -c"$connections" -d"$2s" "http://127.0.0.1:$(cat "$work/$1.port")/" > "$work/$1.wrk"
    after=$(cpu "$pid")
    bytes=$(($(allocated "$1") - bytes))
    requests=$(awk '/requests in/ { print $1 }' "$work/$1.wrk")
    ! grep -q 'Non-2xx' "$work/$1.wrk" || { echo "$1 answered with errors"; exit 1; }
    awk -v n="$requests" -v t=$((after - before)) -v hz="$ticks" -v s="$2" -v b="$bytes" 'BEGIN { printf "%d %.3f %.0f %.0f\n", n, t * 1000000 / hz / n, n / s, b / n }'
}

echo "machine: $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg); $rounds rounds of $seconds s, $connections connections"
for name in "${names[@]}"; do load "$name" "$((seconds * 2))" > /dev/null; done     # warm
for round in $(seq "$rounds"); do
    for name in $(printf '%s\n' "${names[@]}" | shuf); do
        echo "$round $name $(load "$name" "$seconds")" >> "$work/rounds"
    done
done

for name in "${names[@]}"; do echo "$name $(memory "$(head -n 1 "$work/$name" | cut -d' ' -f1)")" >> "$work/memory"; done
awk -v base="${names[0]}" '
    function median(list,   n, i, j, t) {
        n = 0; for (i in list) sorted[++n] = list[i]
        for (i = 2; i <= n; i++) for (j = i; j > 1 && sorted[j - 1] > sorted[j]; j--) { t = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = t }
        return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
    }
    FILENAME ~ /memory$/ { rss[$1] = $2; next }
    { cpu[$2, $1] = $4; rate[$2, $1] = $5; size[$2, $1] = $6; names[$2]; rounds[$1] }
    END {
        printf "%-14s %12s %12s %10s %10s %10s %10s\n", "server", "us CPU/req", "req/s", "CPU ratio", "bytes/req", "RSS MiB", "RSS ratio"
        for (name in names) {
            delete c; delete r; delete q; delete b
            for (round in rounds) { c[round] = cpu[name, round]; r[round] = rate[name, round]; q[round] = cpu[name, round] / cpu[base, round]; b[round] = size[name, round] }
            printf "%-14s %12.2f %12.0f %10.3f %10.0f %10.1f %10.2f\n", name, median(c), median(r), median(q), median(b), rss[name] / 1024, rss[name] / rss[base]
        }
    }' "$work/memory" "$work/rounds" | (read -r head; echo "$head"; sort -k4n)
