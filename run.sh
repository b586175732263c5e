#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the whole system on this machine until Ctrl-C.
# Options are those of EventBooking.LocalHost: --port, --fresh, --sample, --data-dir; see ./run.sh --help.
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

programs=artifacts/bin/EventBooking.LocalHost/release
host=$programs/EventBooking.LocalHost.dll

require_dotnet
require_servers

# A build would replace the programs under the feet of a running system, on whatever data folder.
if [ -f "$host" ] && [ -f "$programs/running.lock" ] && has flock && ! flock --nonblock "$programs/running.lock" true; then
  say "Not building: a system runs from the programs that are there."
else
  say "Building"
  build EventBooking.LocalHost -c Release
fi

# exec: Ctrl-C and SIGTERM reach the host itself. Relative paths among the options are meant from where the user stands.
host="$PWD/$host"
cd "$started_in"
exec dotnet "$host" "$@"
