-- The load: 200 connections, each of which asks anew as soon as it has its answer, or after a
-- pause. Arguments: number of connections, milliseconds until the first request, milliseconds of
-- pause, then the paths that are asked in turn. Writes one line of JSON at the end.

local opening, first_ms, pause_ms
local requests = {}
local turn = 0

function init(args)
  opening = tonumber(args[1])
  first_ms = tonumber(args[2])
  pause_ms = tonumber(args[3])
  for i = 4, #args do
    requests[#requests + 1] = wrk.format('GET', args[i])
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

-- Before each request. The first ones wait until all connections are open: a server of Node
-- accepts one connection each time that it looks for events, so whoever connects while it is
-- busy already would wait for all that it answers meanwhile.
function delay()
  if opening > 0 then
    opening = opening - 1
    return first_ms
  end
  if pause_ms == 0 then
    return 0
  end
  -- Not all at the same time.
  return math.random(math.floor(pause_ms / 2), math.ceil(pause_ms * 1.5))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"bytes":%d,"seconds":%.6f,"p50Ms":%.3f,"p99Ms":%.3f,"cpuSeconds":%.3f,' ..
      '"refused":%d,"broken":%d,"late":%d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, os.clock(),
    errors.status, errors.connect + errors.read + errors.write, errors.timeout
  ))
end
