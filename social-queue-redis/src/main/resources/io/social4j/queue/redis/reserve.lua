-- KEYS: budgets of the app and of the account, each bucket as "remaining|reset|state". ARGV: how long the answer to a probe is awaited.
-- Answers how long to wait, in milliseconds; takes one of each bucket if that is zero.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = 0
local all = {}
for _, key in ipairs(KEYS) do
  local fields = redis.call('HGETALL', key)
  for i = 1, #fields, 2 do
    local remaining, reset, state = string.match(fields[i + 1], '^(%-?%d+)|(%d+)|(.*)$')
    remaining, reset = tonumber(remaining), tonumber(reset)
    if remaining <= 0 and reset > now then
      wait = math.max(wait, reset - now)
    end
    all[#all + 1] = {key, fields[i], remaining, reset, state}
  end
end
if wait > 0 then
  return {wait}
end
for _, one in ipairs(all) do
  local key, bucket, remaining, reset, state = unpack(one)
  if reset > now then
    redis.call('HSET', key, bucket, string.format('%.0f|%.0f|', remaining - 1, reset))
  elseif remaining <= 0 and state ~= 'probe' then
    -- It was used up and should be full again: this one finds out, the others wait for the answer.
    redis.call('HSET', key, bucket, string.format('0|%.0f|probe', now + ARGV[1]))
    redis.call('PEXPIRE', key, ARGV[1] + 60000)
  else
    redis.call('HDEL', key, bucket)
  end
end
return {0}
