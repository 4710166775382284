-- ARGV: cap; then id, lane, user and due time of each. Offering again repairs whatever an eviction took away.
redis.call('HSETNX', meta, 'epoch', time[1] .. '.' .. time[2])
local room = tonumber(ARGV[1]) - redis.call('HLEN', jobs)
local full, changed = 0, 0
for i = 2, #ARGV, 4 do
  local id, lane, user, at = unpack(ARGV, i, i + 3)
  local known = redis.call('HGET', jobs, id)
  if not known and room <= 0 then
    full = 1
  else
    local oldLane, oldUser, oldAt = parsed(known or '')
    oldAt = oldAt ~= '' and oldAt or redis.call('ZSCORE', due, id)
    if oldLane ~= lane or oldUser ~= user or tonumber(oldAt or -1) ~= tonumber(at) then
      if known then drop(id) else room = room - 1 end
      redis.call('HSET', jobs, id, lane .. '|' .. user)
      changed = changed + 1
    end
    if redis.call('ZSCORE', ready, place(lane, at, id)) then
      redis.call('HSET', jobs, id, lane .. '|' .. user .. '|' .. at)
      age(lane)
      open({lane}, {user})
    else
      redis.call('ZADD', due, at, id)
    end
  end
end
if changed > 0 then
  redis.call('HINCRBY', meta, 'seq', changed)
end
return {full, changed, mark()}
