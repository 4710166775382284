-- ARGV: how many; for how long a lane closes; from which age on a job is late, and for how long its lane closes then (milliseconds);
-- the number of lanes that were left; those; and lanes that are busy. Takes out what it gives: the feeder brings back what gets lost.
local want, hold, late, spacing, left = unpack(ARGV, 1, 5)
want, hold, late, spacing, left = tonumber(want), tonumber(hold), tonumber(late), tonumber(spacing), tonumber(left)

local function given(from, to)
  local some = {}
  for i = from, to do
    some[#some + 1] = ARGV[i]
  end
  return some
end

local function reopen(over)
  local again = redis.call('ZRANGEBYSCORE', closed, '-inf', now, 'LIMIT', 0, 100)
  for i, till in ipairs(scores(closed, over)) do
    if till and till <= now + hold then
      again[#again + 1] = over[i]
    end
  end
  all('ZREM', closed, again)
  open(again, usersOf(again))
end

local function promote()
  local some = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 128)
  local ids, known, places, oldest, fresh, users = {}, {}, {}, {}, {}, {}
  for i = 1, #some, 2 do
    ids[#ids + 1] = some[i]
  end
  all('ZREM', due, ids)
  for i, job in ipairs(jobsOf(ids)) do
    local at, lane, user = some[2 * i], parsed(job or '')
    if lane then
      add(known, ids[i], lane .. '|' .. user .. '|' .. at)
      add(places, 0, place(lane, at, ids[i]))
      add(oldest, at, lane)
      fresh[#fresh + 1], users[#users + 1] = lane, user
    end
  end
  all('HSET', jobs, known)
  all('ZADD', ready, places)
  all('ZADD', ages, oldest, 'LT')
  open(fresh, users)
end

local function shut(busy)
  local some, till = {}, {}
  for i, turn in ipairs(scores(lanes, busy)) do
    if turn then
      some[#some + 1] = busy[i]
      add(till, now + hold, busy[i])
    end
  end
  all('ZREM', lanes, some)
  all('ZADD', closed, till)
end

-- Of so many lanes the first job each; those that turn out to be empty give none.
local function give(most, taken)
  local next, open, ids, firsts = redis.call('ZRANGE', lanes, 0, most - 1, 'WITHSCORES'), {}, {}, {}
  local till, oldest, empty, strange, turn = {}, {}, {}, {}, nil
  for i = 1, #next, 2 do
    local lane = next[i]
    local first, second = unpack(redis.call('ZRANGEBYLEX', ready, '[' .. lane .. '|', '(' .. lane .. '}', 'LIMIT', 0, 2))
    open[#open + 1] = lane
    if first then
      local at, id = inside(lane, first)
      ids[#ids + 1], firsts[#firsts + 1] = id, first
      if second then add(oldest, inside(lane, second), lane) else empty[#empty + 1] = lane end
      add(till, now + (spacing > 0 and at < now - late and math.max(hold + 1, spacing) or hold), lane)
      add(taken, id, lane)
      turn = next[i + 1]
    end
  end
  for i, job in ipairs(jobsOf(ids)) do
    local lane, _, at = parsed(job or '')
    if lane and (at == '' or place(lane, at, ids[i]) ~= firsts[i]) then
      strange[#strange + 1] = i
    end
  end
  -- Also where a job is gone, or speaks of another time.
  all('ZREM', ready, firsts)
  all('ZADD', ages, oldest)
  all('ZREM', ages, empty)
  for _, i in ipairs(strange) do
    drop(ids[i])
    age(taken[#taken - 2 * (#ids - i)])
  end
  all('ZREM', due, ids)
  all('HDEL', jobs, ids)
  all('ZREM', lanes, open)
  all('ZADD', closed, till)
  if turn then
    redis.call('HSET', meta, 'turn', turn)
    redis.call('ZREMRANGEBYSCORE', turns, '-inf', turn)
  end
  return #open - #ids
end

reopen(given(6, 5 + left))
promote()
shut(given(6 + left, #ARGV))
local taken = {}
-- Again only to make up for empty ones.
for _ = 1, 4 do
  if #taken == 2 * want or give(want - #taken / 2, taken) == 0 then
    break
  end
end
local count = #taken / 2

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
