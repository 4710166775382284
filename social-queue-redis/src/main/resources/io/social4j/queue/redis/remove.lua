-- ARGV: ids.
for _, id in ipairs(ARGV) do
  drop(id)
end
return {0}
