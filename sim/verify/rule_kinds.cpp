#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/quantity.hpp"
#include "sim/rules/allocate.hpp"
#include "sim/verify/stocking.hpp"

namespace gigaramp::verify {

namespace {

// Quantities are shared in parts so small that whole units and fractions come from the same rule.
double parts_of(const Json& orders) {
  double total = 1;
  for (const Json& one : orders) total += one.get<double>();
  return std::min(1e12, std::pow(10, std::floor(18 - std::log10(total))));
}

ResolvedRule rule_of(Rule::Kind kind) {
  ResolvedRule rule;
  rule.kind = kind;
  return rule;
}

// Tier by tier in the order of the list.
ResolvedRule in_list_order(std::size_t customers) {
  ResolvedRule rule = rule_of(Rule::Kind::Priority);
  for (std::uint32_t party = 0; party < customers; ++party) rule.tiers.push_back({EntityId{party}});
  rule.inner = {rule_of(Rule::Kind::Fcfs)};
  return rule;
}

std::vector<double> share(double supply, const Json& orders, const ResolvedRule& rule, double parts) {
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < orders.size(); ++i) {
    const EntityId party{i};
    const auto asked = static_cast<std::int64_t>(std::llround(orders[i].get<double>() * parts));
    claims.push_back({i, party, party, party, asked, Date{0}, Date{0}});
  }
  const auto available = static_cast<std::int64_t>(std::llround(supply * parts));
  const Allocation result = allocate(available, claims, rule, {}, Date{0});
  std::vector<double> grants;
  for (const std::int64_t grant : result.grants) grants.push_back(static_cast<double>(grant) / parts);
  return grants;
}

Answers rationing_rules(const Case& c, const std::vector<Model>&, Laboratory&) {
  const Json& p = c.parameters;
  Answers out;
  std::size_t number = 0;
  for (const Json& scenario : p.at("scenarios")) {
    const double supply = scenario.at("K").get<double>();
    const Json& orders = scenario.at("orders");
    const double parts = parts_of(orders);
    const std::string where = "(K=" + number_text(supply) + ")#" + std::to_string(++number);
    out["proportional" + where] = share(supply, orders, rule_of(Rule::Kind::ProRata), parts);
    out["linear" + where] = share(supply, orders, rule_of(Rule::Kind::EqualLoss), parts);
    out["uniform" + where] = share(supply, orders, rule_of(Rule::Kind::MaxMin), parts);
    out["priority" + where] = share(supply, orders, in_list_order(orders.size()), parts);
    out["proportional_integer" + where] = share(supply, orders, rule_of(Rule::Kind::ProRata), 1);
  }
  return out;
}

}  // namespace

std::span<const Kind> rule_kinds() {
  static constexpr std::array kKinds = {
      Kind{"rationing-rules", nullptr, rationing_rules},
  };
  return kKinds;
}

}  // namespace gigaramp::verify
