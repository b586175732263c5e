-- wrk script: GET slots of a random event of the file named by EVENTS (one event id a line) each time.
--   EVENTS=events.txt wrk -t2 -c64 -d10 --latency -s read.lua http://127.0.0.1:8000
local reads = {}
local threads = 0
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init()
  math.randomseed(os.time() + seed * 7919)
  for event in io.lines(os.getenv("EVENTS")) do reads[#reads + 1] = wrk.format("GET", "/api/v1/events/" .. event .. "/slots") end
end
function request() return reads[math.random(#reads)] end
