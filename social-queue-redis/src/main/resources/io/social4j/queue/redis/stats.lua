-- KEYS also: recently posted, recently failed. Changes nothing.
local oldest = redis.call('ZRANGE', ages, 0, 0, 'WITHSCORES')[2]
local waiting = redis.call('ZRANGEBYSCORE', due, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 1)[2]
if waiting and (not oldest or tonumber(waiting) < tonumber(oldest)) then
  oldest = waiting
end
local some = {}
for _, from in ipairs({lanes, closed}) do
  for _, lane in ipairs(redis.call('ZRANGE', from, 0, 19)) do
    local depth = redis.call('ZLEXCOUNT', ready, '[' .. lane .. '|', '(' .. lane .. '}')
    if depth > 0 and #some < 40 then
      some[#some + 1] = lane
      some[#some + 1] = depth
    end
  end
end
local minute = math.floor(now / 60000)
local current = tonumber(redis.call('HGET', meta, 'minute') or 0)
local last = current == minute and redis.call('HGET', meta, 'before')
  or current == minute - 1 and redis.call('HGET', meta, 'inminute')
return {
  redis.call('ZCOUNT', due, '(' .. now, '+inf'),
  redis.call('ZCARD', ready) + redis.call('ZCOUNT', due, '-inf', now),
  tonumber(oldest) or -1,
  redis.call('ZCOUNT', closed, '(' .. now, '+inf'),
  tonumber(redis.call('HGET', meta, 'taken') or 0),
  tonumber(last or 0),
  some,
  redis.call('LRANGE', KEYS[9], 0, -1),
  redis.call('LRANGE', KEYS[10], 0, -1)
}
