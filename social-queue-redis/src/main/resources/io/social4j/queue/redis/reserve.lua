-- KEYS: budgets of the app, then those of the account of each request, each bucket as "remaining|reset|state". ARGV: for how long the
-- answer to the one ahead is awaited, and after which time the others ask again (milliseconds); then for each request how many buckets
-- its caller was told of, and four of each: whether "app" or "account", its name, what remains for sure, milliseconds until it is full.
-- Answers for each request how long to wait, in milliseconds, and whether it goes ahead; takes one of each of its buckets if there is
-- nothing to wait for. Loops: 128 requests, 32 buckets each.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local answer, meanwhile = tonumber(ARGV[1]), tonumber(ARGV[2])

local function put(key, bucket, remaining, reset, state)
  redis.call('HSET', key, bucket, string.format('%.0f|%.0f|%s', remaining, reset, state))
  if redis.call('PTTL', key) < reset - now + 60000 then
    redis.call('PEXPIRE', key, string.format('%.0f', reset - now + 60000))
  end
end

local function reserve(app, account)
  local wait, ahead, all = 0, 0, {}
  for _, key in ipairs({app, account}) do
    local fields = redis.call('HGETALL', key)
    for i = 1, #fields, 2 do
      local remaining, reset, state = string.match(fields[i + 1], '^(%-?%d+)|(%d+)|(.*)$')
      remaining, reset = tonumber(remaining), tonumber(reset)
      if remaining <= 0 and reset > now then
        wait = math.max(wait, state == 'probe' and math.min(meanwhile, reset - now) or reset - now)
      end
      all[#all + 1] = {key, fields[i], remaining, reset}
    end
  end
  if wait > 0 then
    return wait, 0
  end
  for _, one in ipairs(all) do
    local key, bucket, remaining, reset = unpack(one)
    if reset > now then
      redis.call('HSET', key, bucket, string.format('%.0f|%.0f|', remaining - 1, reset))
    elseif remaining <= 0 then
      -- It was used up and should be full again: this one finds out, the others wait for the answer. Nobody answers: the next one does.
      put(key, bucket, 0, now + answer, 'probe')
      ahead = 1
    else
      redis.call('HDEL', key, bucket)
    end
  end
  return 0, ahead
end

local answers, at = {}, 3
for request = 2, #KEYS do
  local after = at + 1 + 4 * ARGV[at]
  for i = at + 1, after - 1, 4 do
    local key, bucket = ARGV[i] == 'app' and KEYS[1] or KEYS[request], ARGV[i + 1]
    if redis.call('HEXISTS', key, bucket) == 0 and redis.call('HLEN', key) < 32 then
      put(key, bucket, tonumber(ARGV[i + 2]), now + ARGV[i + 3], '')
    end
  end
  at = after
  local wait, ahead = reserve(KEYS[1], KEYS[request])
  answers[#answers + 1] = wait
  answers[#answers + 1] = ahead
end
return answers
