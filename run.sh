#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the whole system on this machine until Ctrl-C: under .NET Aspire, with its dashboard,
# where the package feed has it, else as child processes. See ./run.sh --help for the options.
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

require_dotnet
choose_aspire
if [ "$UseAspire" = true ]; then
  host=EventBooking.AppHost
  needs_servers "$@" && require_servers
else
  host=EventBooking.LocalHost
  require_servers
fi

# A build would replace the programs under the feet of a running system, on whatever data folder.
programs=$PWD/artifacts/bin/$host/release
if [ -f "$programs/$host.dll" ] && [ -f "$programs/running.lock" ] && has flock && ! flock --nonblock "$programs/running.lock" true; then
  say "Not building: a system runs from the programs that are there."
else
  say "Building"
  build "$host" -c Release
fi

# exec: Ctrl-C and SIGTERM reach the host itself. Relative paths among the options are meant from where the user stands.
root=$PWD
cd "$started_in"
if [ "$UseAspire" = true ]; then
  # Not the program itself: the dashboard's addresses are in the launch profile.
  exec dotnet run --project "$root/$host" -c Release --no-build -p:RunWorkingDirectory="$started_in" -- "$@"
fi
exec dotnet "$programs/$host.dll" "$@"
