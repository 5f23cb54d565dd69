#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/roles/designer.hpp"

// How many units of what each order is granted at a tick: what is scarce may be kits or room at the builders.
namespace gigaramp {

std::int64_t DesignerRole::per_unit(const Line& line, ProductId component) const {
  for (const BomLine& part : line.kit) {
    if (part.component == component) return part.quantity;
  }
  return 0;
}

std::int64_t DesignerRole::kits_left(const Line& line, ProductId except) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& part : line.kit) {
    if (part.component != except) kits = std::min(kits, stock_.of(part.component) / part.quantity);
  }
  return kits;
}

std::int64_t DesignerRole::units_instead(const Line& line, const Line& ordered, std::int64_t units) const {
  if (line.product == ordered.product) return units;
  constexpr double kRounding = 1e-9;  // forgives the last bits of the ratio
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(units) * ordered.weight / line.weight - kRounding));
}

std::vector<Claim> DesignerRole::claims_of(const std::vector<Ask>& asks) const {
  std::vector<Claim> claims;
  for (const Ask& ask : asks) claims.push_back(claim_of(book_.at(ask.slot).terms, ask.units));
  return claims;
}

std::vector<std::int64_t> DesignerRole::split(Pool& pool, const std::vector<Ask>& asks, Date now) {
  return pool.component.is_some() ? split_component(pool, asks, now) : split_units(pool, asks, now);
}

// Room of the builders, as far as there are kits: those left here and spare ones of the builders.
std::int64_t DesignerRole::grantable(const Line& line, ProductId except) const {
  const std::int64_t room = builders_.room(line.product);
  const std::int64_t kits = kits_left(line, except);
  return kits >= room ? room : std::min(room, kits + builders_.spare(line.product));
}

std::vector<std::int64_t> DesignerRole::split_units(Pool& pool, const std::vector<Ask>& asks, Date now) {
  return pool.allocation.grant(grantable(lines_[pool.lines.front()]), claims_of(asks), now);
}

std::vector<std::int64_t> DesignerRole::split_lines(const Pool& pool, const std::vector<Ask>& asks, Date now,
                                                    const std::function<std::int64_t(const Line&)>& supply) const {
  std::vector<std::int64_t> grants(asks.size(), 0);
  for (const std::size_t line : pool.lines) {
    std::vector<Ask> mine;
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i < asks.size(); ++i) {
      if (asks[i].line != line) continue;
      mine.push_back(asks[i]);
      where.push_back(i);
    }
    if (mine.empty()) continue;
    const std::vector<std::int64_t> part = pool.allocation.preview(supply(lines_[line]), claims_of(mine), now);
    for (std::size_t i = 0; i < where.size(); ++i) grants[where[i]] = part[i];
  }
  return grants;
}

// Several products of one component: each holds to the room of its own builders, spare kits go first, and orders of
// all products compete for the component in whole kits.
std::vector<std::int64_t> DesignerRole::split_component(Pool& pool, std::vector<Ask> asks, Date now) {
  const auto held = split_lines(pool, asks, now, [&](const Line& line) { return grantable(line, pool.component); });
  for (std::size_t i = 0; i < asks.size(); ++i) asks[i].units = held[i];
  const auto spare = split_lines(pool, asks, now, [&](const Line& line) { return builders_.spare(line.product); });

  std::vector<Claim> claims = claims_of(asks);
  std::vector<std::int64_t> given(asks.size(), 0);
  for (std::size_t i = 0; i < asks.size(); ++i) {
    const std::int64_t kit = per_unit(lines_[asks[i].line], pool.component);
    given[i] = spare[i] * kit;
    claims[i].asked = (asks[i].units - spare[i]) * kit;
    claims[i].multiple = kit;
  }
  std::vector<std::int64_t> units = pool.allocation.grant(stock_.of(pool.component), claims, now, given);
  for (std::size_t i = 0; i < asks.size(); ++i) units[i] = units[i] / claims[i].multiple + spare[i];
  return units;
}

}  // namespace gigaramp
