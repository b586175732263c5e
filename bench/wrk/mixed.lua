-- wrk script: nine reads of an event's slots for each booking, as on a page that people look at before they book.
--   EVENTS=events.txt SLOTS=slots.txt wrk -t2 -c64 -d10 --latency -s mixed.lua http://127.0.0.1:8000
local function lines(name)
  local all = {}
  for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
  return all
end
local slots, reads, bookings = lines("SLOTS"), {}, {}
local threads, sent = 0, 0
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init()
  math.randomseed(os.time() + seed * 7919)
  for i, event in ipairs(lines("EVENTS")) do reads[i] = wrk.format("GET", "/api/v1/events/" .. event .. "/slots") end
  for i = 1, 10000 do
    local body = '{"attendee_name":"John Doe ' .. i .. '","time_slot_id":"' .. slots[math.random(#slots)]
      .. '","email":"john' .. i .. '@example.com"}'
    bookings[i] = wrk.format("POST", "/api/v1/bookings", {["Content-Type"] = "application/json"}, body)
  end
end
function request()
  sent = sent + 1
  return sent % 10 ~= 0 and reads[math.random(#reads)] or bookings[sent / 10 % #bookings + 1]
end
