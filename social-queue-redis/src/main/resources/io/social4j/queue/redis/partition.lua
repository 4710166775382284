-- In front of each script that works on a partition. A job is "lane|user" while it waits under its id, scored by its due time, and
-- "lane|user|due" once it is ready: then it stands in its lane, in the order of due times, under "lane|due|id". Lanes and users are
-- encoded, so that "|" is in neither. Ages are those of the oldest ready one of each lane.
local due, ready, lanes, turns, closed, ages, jobs, meta = unpack(KEYS, 1, 8)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function parsed(job)
  return string.match(job, '^([^|]*)|([^|]*)|?(%d*)$')
end

local function place(lane, at, id)
  return lane .. '|' .. string.format('%015.0f', at) .. '|' .. id
end

local function head(lane)
  return redis.call('ZRANGEBYLEX', ready, '[' .. lane .. '|', '(' .. lane .. '}', 'LIMIT', 0, 1)[1]
end

local function inside(lane, where)
  return tonumber(string.sub(where, #lane + 2, #lane + 16)), string.sub(where, #lane + 18)
end

-- Turns are virtual time. The next one of a user stands behind his last one: many accounts give nobody more than his share.
local function open(lane)
  local first = head(lane)
  if not first or redis.call('ZSCORE', lanes, lane) or redis.call('ZSCORE', closed, lane) then
    return
  end
  local _, id = inside(lane, first)
  local _, user = parsed(redis.call('HGET', jobs, id) or '')
  user = user or lane
  local turn = math.max(tonumber(redis.call('HGET', meta, 'turn') or 0), tonumber(redis.call('ZSCORE', turns, user) or 0)) + 1
  redis.call('ZADD', turns, turn, user)
  redis.call('ZADD', lanes, turn, lane)
end

local function close(lane, millis)
  redis.call('ZREM', lanes, lane)
  redis.call('ZADD', closed, now + millis, lane)
end

local function age(lane)
  local first = head(lane)
  if first then
    redis.call('ZADD', ages, inside(lane, first), lane)
  else
    redis.call('ZREM', ages, lane)
  end
end

local function drop(id)
  local lane, _, at = parsed(redis.call('HGET', jobs, id) or '')
  if lane and at ~= '' and redis.call('ZREM', ready, place(lane, at, id)) == 1 then
    age(lane)
  end
  redis.call('ZREM', due, id)
  redis.call('HDEL', jobs, id)
end

local function mark()
  return redis.call('HGET', meta, 'epoch') or '', tonumber(redis.call('HGET', meta, 'seq') or 0), now
end
