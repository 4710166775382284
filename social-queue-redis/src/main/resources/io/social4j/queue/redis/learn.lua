-- KEYS: budgets of an app or an account. ARGV: bucket, what remains, milliseconds until it is full again.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local remaining, reset = tonumber(ARGV[2]), now + ARGV[3]
local known = redis.call('HGET', KEYS[1], ARGV[1])
if not known and redis.call('HLEN', KEYS[1]) >= 32 then
  return {0}
end
if known then
  -- Answers overtake each other, and others have sent meanwhile: within one window a budget only shrinks.
  local left, full, state = string.match(known, '^(%-?%d+)|(%d+)|(.*)$')
  full = tonumber(full)
  if state ~= 'probe' and math.abs(full - reset) < 2000 then
    -- The time stays as well, or a window that rolls on with each answer would be the same one for ever.
    remaining, reset = math.min(remaining, tonumber(left)), full
  end
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f|%.0f|', remaining, reset))
if redis.call('PTTL', KEYS[1]) < ARGV[3] + 60000 then
  redis.call('PEXPIRE', KEYS[1], ARGV[3] + 60000)
end
return {0}
