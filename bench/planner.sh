#!/bin/sh
# bench/planner.sh PROBLEM.json [WORK]   the planner beside the officer's spreadsheet (work 0): points, ratio, seconds.
# Both run in one go, three times each; medians are printed. Fewer points are better.
set -eu
[ $# -ge 1 ] || { echo "usage: bench/planner.sh PROBLEM.json [WORK]" >&2; exit 2; }
here=$(cd "$(dirname "$0")/.." && pwd -P)
problem=$1
work=${2:-100000}
[ -r "$problem" ] || { echo "cannot read $problem" >&2; exit 2; }

points() {
    sed -n 's/.*"objective"[: ]*\([0-9]*\).*/\1/p' "$1" | head -n 1
}

median() {
    sort -n | sed -n 2p
}

out=$(mktemp)
trap 'rm -f "$out"' EXIT
for w in 0 "$work"; do
    seconds=$(for run in 1 2 3; do
        begun=$(date +%s)
        "$here/saan" plan "$problem" --work "$w" >"$out"
        echo $(($(date +%s) - begun))
    done | median)
    [ "$w" = 0 ] && base=$(points "$out")
    echo "work $w: $(points "$out") points in $seconds s, $(awk "BEGIN { printf \"%.3f\", $(points "$out") / $base }") of the spreadsheet's"
done
