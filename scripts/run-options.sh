# shellcheck shell=bash
# Says in one sentence, before anything is installed or built, what would keep ./run.sh from running the system. Sourced. The app host
# checks the same again, more strictly, for who starts it without the script.

port=8000
servers=
data_dir=

read_options() {
  local name value
  while [ $# -gt 0 ]; do
    # A setting of .NET Aspire, which it checks itself.
    if [[ $1 =~ ^--([A-Z][A-Z0-9_]*|[A-Za-z0-9_]+(:[A-Za-z0-9_.-]+)+)= ]]; then
      shift
      continue
    fi
    name=${1%%[=:]*}
    case $name in
      --help | -h | -\?)
        cat scripts/help.txt
        exit 0
        ;;
      --fresh | --sample | --tools) shift ;;
      --port | --replicas | --servers | --data-dir)
        if [ "$name" != "$1" ]; then
          value=${1:${#name}+1}
        elif [ $# -gt 1 ]; then
          value=$2
          shift
        else
          fail "Required argument missing for option: '$name'."
        fi
        shift
        read_value "$name" "$value"
        ;;
      *) fail "Unknown option $1: --help lists the options." ;;
    esac
  done
}

read_value() {
  case $1 in
    --port)
      require_number "$1" "$2" 65535
      port=$2
      ;;
    --replicas) require_number "$1" "$2" 1000 ;;
    --servers)
      servers=$(printf '%s' "$2" | tr '[:upper:]' '[:lower:]')
      case $servers in
        containers | local | managed) ;;
        *) fail "--servers takes containers, local or managed, not '$2'." ;;
      esac
      ;;
    --data-dir)
      [ -n "$2" ] || fail "--data-dir takes the path of a folder."
      data_dir=$2
      ;;
  esac
}

require_number() {
  [[ $2 =~ ^0*[0-9]{1,9}$ ]] && ((10#$2 >= 1 && 10#$2 <= $3)) || fail "$1 takes a number from 1 to $3, not '$2'."
}

# Whether the app host will start installed servers: when told to, or when there is no container engine.
needs_servers() {
  [ -z "$servers" ] || { [ "$servers" = local ] && return 0 || return 1; }
  local engine
  for engine in ${ASPIRE_CONTAINER_RUNTIME:-docker podman}; do
    "$engine" version --format '{{.Server.Version}}' >/dev/null 2>&1 && return 1
  done
  return 0
}

# Only what local servers need: a folder that can be used, on which nothing runs.
check_data_folder() {
  local folder=$1 reason first
  if [ -d "$folder" ] && [ ! -e "$folder/.eventbooking" ] && [ ! -e "$folder/ports.json" ]; then
    first=$(LC_ALL=C ls -A "$folder" | head -n 1)
    [ -z "$first" ] || fail "The data folder $folder holds what EventBooking did not make, such as $first. \
Choose a new or an empty folder with --data-dir, for example --data-dir $folder/eventbooking."
  fi
  reason=$( (mkdir -p "$folder" && { [ -w "$folder" ] || say "it cannot be written to."; [ -w "$folder" ]; }) 2>&1) || fail "The data folder $folder cannot be used: ${reason#mkdir: }"
  refuse_second_start "$folder"
}

# The operating system frees the lock however the process ends that holds it.
refuse_second_start() {
  [ -f "$1/lock" ] && has flock && ! flock --nonblock "$1/lock" true || return 0
  fail "EventBooking is already running on $1 ($(cat "$1/running" 2>/dev/null)). Stop it first, with Ctrl-C where it runs or with kill and its process number."
}

check_port() {
  port_is_taken "$port" || return 0
  local free=$((port + 1))
  while port_is_taken "$free"; do free=$((free + 1)); done
  fail "Port $port is taken by another program. Choose another one with --port, for example --port $free."
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
