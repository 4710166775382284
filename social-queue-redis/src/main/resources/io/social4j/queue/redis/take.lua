-- ARGV: how many; for how long a lane closes; from which age on a job is late, and for how long its lane closes then (milliseconds);
-- the number of lanes that were left; those; and lanes that are busy. Takes out what it gives: the feeder brings back what gets lost.
local want, hold, late, spacing, left = unpack(ARGV, 1, 5)
want, hold, late, spacing, left = tonumber(want), tonumber(hold), tonumber(late), tonumber(spacing), tonumber(left)

for i = 6, 5 + left do
  local till = redis.call('ZSCORE', closed, ARGV[i])
  if till and tonumber(till) <= now + hold then
    redis.call('ZREM', closed, ARGV[i])
    open(ARGV[i])
  end
end
for _, lane in ipairs(redis.call('ZRANGEBYSCORE', closed, '-inf', now, 'LIMIT', 0, 100)) do
  redis.call('ZREM', closed, lane)
  open(lane)
end
local promoted = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 128)
for i = 1, #promoted, 2 do
  local id, at = promoted[i], promoted[i + 1]
  redis.call('ZREM', due, id)
  local lane, user = parsed(redis.call('HGET', jobs, id) or '')
  if lane then
    redis.call('HSET', jobs, id, lane .. '|' .. user .. '|' .. at)
    redis.call('ZADD', ready, 0, place(lane, at, id))
    redis.call('ZADD', ages, 'LT', at, lane)
    open(lane)
  end
end
for i = 6 + left, #ARGV do
  if redis.call('ZSCORE', lanes, ARGV[i]) then
    close(ARGV[i], hold)
  end
end

local taken, count = {}, 0
for _ = 1, 256 do
  local lane, turn = unpack(redis.call('ZRANGE', lanes, 0, 0, 'WITHSCORES'))
  if count == want or not lane then
    break
  end
  redis.call('ZREM', lanes, lane)
  local first = head(lane)
  if first then
    local at, id = inside(lane, first)
    drop(id)
    -- Also where its job is gone, or speaks of another time.
    if redis.call('ZREM', ready, first) == 1 then age(lane) end
    redis.call('HSET', meta, 'turn', turn)
    redis.call('ZREMRANGEBYSCORE', turns, '-inf', turn)
    close(lane, spacing > 0 and at < now - late and math.max(hold + 1, spacing) or hold)
    taken[#taken + 1] = id
    taken[#taken + 1] = lane
    count = count + 1
  end
end

if count > 0 then
  local minute = math.floor(now / 60000)
  local current = tonumber(redis.call('HGET', meta, 'minute') or 0)
  if current < minute then
    local before = current == minute - 1 and redis.call('HGET', meta, 'inminute') or 0
    redis.call('HSET', meta, 'minute', minute, 'inminute', 0, 'before', before)
  end
  redis.call('HINCRBY', meta, 'inminute', count)
  redis.call('HINCRBY', meta, 'taken', count)
end

local after = tonumber(redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')[2])
if redis.call('ZCARD', lanes) > 0 then
  after = now
elseif redis.call('ZCARD', ready) > 0 then
  after = math.min(after or math.huge, tonumber(redis.call('ZRANGE', closed, 0, 0, 'WITHSCORES')[2]) or now)
end
return {taken, after or -1, mark()}
