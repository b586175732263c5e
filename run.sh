#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the whole system on this machine under .NET Aspire, until Ctrl-C. ./run.sh --help lists the options.
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/setup.sh
. scripts/setup.sh
# shellcheck source=scripts/run-options.sh
. scripts/run-options.sh

read_options "$@"
# A relative path is meant from where the user stands.
case ${data_dir:=$PWD/.local} in /*) ;; *) data_dir=$started_in/$data_dir ;; esac
# Decided once, here: the app host gets the answer.
[ -n "$servers" ] || { servers=$(usual_servers) && set -- "$@" --servers "$servers"; }
case $servers in
  local) check_data_folder "$data_dir" ;;
  containers) refuse_second_start "${XDG_DATA_HOME:-$HOME/.local/share}/EventBooking/containers" ;;
esac
check_port
[ "$servers" != local ] || make_data_folder "$data_dir"

require_dotnet
[ "$servers" != local ] || require_servers

# A build would replace the programs under the feet of a running system, on whatever data folder.
programs=$PWD/artifacts/bin/EventBooking.AppHost/release
if [ -f "$programs/EventBooking.AppHost.dll" ] && [ -f "$programs/running.lock" ] && has flock && ! flock --nonblock "$programs/running.lock" true; then
  say "Not building: a system runs from the programs that are there."
else
  build EventBooking.AppHost -c Release
fi

# exec: Ctrl-C and SIGTERM reach the app host itself.
cd "$started_in"
exec dotnet "$programs/EventBooking.AppHost.dll" "$@"
