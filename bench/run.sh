#!/usr/bin/env bash
# Installs the load tools and the reference API's packages, builds in Release, and measures. See ./bench/run.sh --help for the options.
set -euo pipefail
started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

has_pgbench() {
  local program
  for program in /usr/lib/postgresql/*/bin/pgbench; do
    [ -x "$program" ] && return 0
  done
  has pgbench
}

require_load_tools() {
  local missing=()
  has wrk || missing+=(wrk)
  has_pgbench || missing+=(postgresql-contrib)
  /usr/bin/python3 -c 'import fastapi, uvicorn, sqlalchemy, asyncpg, uvloop, httptools' 2>/dev/null ||
    missing+=(python3-fastapi python3-uvicorn python3-sqlalchemy python3-asyncpg python3-uvloop python3-httptools)
  [ ${#missing[@]} -eq 0 ] || install_missing "${missing[@]}"
}

forget_settings
require_dotnet
require_servers
require_load_tools
say "Building"
build bench/EventBooking.Bench -c Release
program=$PWD/artifacts/bin/EventBooking.Bench/release/EventBooking.Bench.dll
# Relative paths among the options are meant from where the user stands.
cd "$started_in"
exec dotnet "$program" "$@"
