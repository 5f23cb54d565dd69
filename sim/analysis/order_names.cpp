#include "sim/analysis/order_names.hpp"

#include <algorithm>
#include <charconv>

namespace gigaramp {

std::string name_of_order(const Scenario& scenario, const LogFacts& facts, OrderId order) {
  const auto at = std::lower_bound(facts.order_names.begin(), facts.order_names.end(), order.value,
                                   [](const auto& pair, std::int64_t value) { return pair.first < value; });
  if (at != facts.order_names.end() && at->first == order.value) return at->second;
  const std::uint32_t origin = order.origin().value;
  const std::string name = origin < scenario.entities.size() ? scenario.entities[origin].id : std::string("?");
  return name + "/" + std::to_string(order.number());
}

OrderId order_named(const Scenario& scenario, const LogFacts& facts, std::string_view name) {
  for (const auto& [order, text] : facts.order_names) {
    if (text == name) return {order};
  }
  const std::size_t slash = name.rfind('/');
  if (slash == std::string_view::npos) return {};
  const EntityId origin = find_entity(scenario, name.substr(0, slash));
  std::int64_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [last, error] = std::from_chars(name.data() + slash + 1, end, number);
  const bool is_number = error == std::errc{} && last == end && number >= 0 && number < (std::int64_t{1} << 40);
  return origin.is_some() && is_number ? OrderId::of(origin, number) : OrderId{};
}

}  // namespace gigaramp
