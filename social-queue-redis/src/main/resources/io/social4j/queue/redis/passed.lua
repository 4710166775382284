-- KEYS: budgets of the app and of the account. The request that went ahead was answered and not refused for its rate.
for _, key in ipairs(KEYS) do
  local fields = redis.call('HGETALL', key)
  for i = 1, #fields, 2 do
    if string.match(fields[i + 1], '|probe$') then
      redis.call('HDEL', key, fields[i])
    end
  end
end
return {0}
