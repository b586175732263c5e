-- wrk script: GET a random path of the file named by PATHS (one a line) each time.
--   PATHS=paths.txt wrk -t2 -c40 -d10 --latency -s paths.lua http://127.0.0.1:8000
local reads = {}
local threads = 0
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init()
  math.randomseed(os.time() + seed * 7919)
  for path in io.lines(os.getenv("PATHS")) do reads[#reads + 1] = wrk.format("GET", path) end
end
function request() return reads[math.random(#reads)] end
