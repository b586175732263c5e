#!/usr/bin/env bash
# Sets up what is missing, builds, and runs every test on servers of its own. The last line sums up.
#   ./test.sh          the short form of long tests
#   ./test.sh --full   everything in full
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# Not the configuration that run.sh builds: a running system's programs must not be replaced while it runs.
configuration=Debug
for option in "$@"; do
  case $option in
    --full) export EVENTBOOKING_FULL_TESTS=1 ;;
    -h | --help)
      sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}"
      exit 0
      ;;
    *) fail "Unknown option $option: ./test.sh knows --full." ;;
  esac
done

forget_settings
require_dotnet
require_servers
require_test_tools
say "Building"
build EventBooking.sln -c "$configuration"

output=$(mktemp)
trap 'rm -f "$output"' EXIT
code=0
# One project after the other: each brings servers of its own, and timing tests want the machine to themselves.
dotnet test --solution EventBooking.sln -c "$configuration" --no-build --max-parallel-test-modules 1 --no-progress 2>&1 | tee "$output" || code=$?

# The counts of the summary over all projects, which comes last.
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$output" | tail -n 1; }
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)
if [ "${passed:-0}" -eq 0 ] && [ "$code" -eq 0 ]; then
  say "No test ran."
  code=1
fi
if [ "${failed:-0}" -gt 0 ]; then
  say "Failed:"
  sed -n 's/^failed /  /p' "$output"
  [ "$code" -ne 0 ] || code=1
fi
if [ "${failed:-0}" -eq 0 ] && [ "$code" -ne 0 ]; then
  say "A test project failed outside its tests, or had none to run: see above."
fi
say "Tests: ${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$code"
