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

local function add(to, one, other)
  to[#to + 1], to[#to + 2] = one, other
end

-- The command once for many, in pieces that the stack of a script holds. Pairs stay together.
local function all(command, key, some, option)
  for from = 1, #some, 1000 do
    local piece = {unpack(some, from, math.min(from + 999, #some))}
    if option then table.insert(piece, 1, option) end
    redis.call(command, key, unpack(piece))
  end
end

local function scores(key, members)
  local found = {}
  for from = 1, #members, 1000 do
    for _, score in ipairs(redis.call('ZMSCORE', key, unpack(members, from, math.min(from + 999, #members)))) do
      found[#found + 1] = score and tonumber(score)
    end
  end
  return found
end

local function jobsOf(ids)
  local found = {}
  for from = 1, #ids, 1000 do
    for _, job in ipairs(redis.call('HMGET', jobs, unpack(ids, from, math.min(from + 999, #ids)))) do
      found[#found + 1] = job
    end
  end
  return found
end

-- Whose turn it is in each lane; false where nothing is ready.
local function usersOf(some)
  local ids, users, at = {}, {}, {}
  for i, lane in ipairs(some) do
    local first = head(lane)
    users[i] = false
    if first then
      at[#at + 1] = i
      ids[#ids + 1] = select(2, inside(lane, first))
    end
  end
  for i, job in ipairs(jobsOf(ids)) do
    users[at[i]] = select(2, parsed(job or '')) or some[at[i]]
  end
  return users
end

-- Opens those where something is ready, unless they are open or closed. Turns are virtual time. The next one of a user stands behind
-- his last one: many accounts give nobody more than his share.
local function open(some, users)
  local opened, shut, first, whose, seen = scores(lanes, some), scores(closed, some), {}, {}, {}
  for i, lane in ipairs(some) do
    if users[i] and not opened[i] and not shut[i] and not seen[lane] then
      first[#first + 1], whose[#whose + 1] = lane, users[i]
    end
    seen[lane] = true
  end
  local current, last = tonumber(redis.call('HGET', meta, 'turn') or 0), {}
  for i, turn in ipairs(scores(turns, whose)) do
    last[whose[i]] = turn or 0
  end
  local ofUsers, ofLanes = {}, {}
  for i, lane in ipairs(first) do
    local turn = math.max(current, last[whose[i]]) + 1
    last[whose[i]] = turn
    add(ofUsers, turn, whose[i])
    add(ofLanes, turn, lane)
  end
  all('ZADD', turns, ofUsers)
  all('ZADD', lanes, ofLanes)
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
