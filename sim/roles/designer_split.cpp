#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/roles/designer.hpp"
#include "sim/roles/parties.hpp"

// How many units of what each order is granted at a tick: what is scarce may be kits or room at the builders.
namespace gigaramp {

std::int64_t DesignerRole::per_unit(const Line& line, ProductId component) const {
  for (const BomLine& part : line.kit) {
    if (part.component == component) return part.quantity;
  }
  return 0;
}

std::int64_t DesignerRole::common(ProductId component) const {
  std::int64_t left = stock_.of(component);
  for (const Component& known : components_) {
    if (known.product != component) continue;
    left -= std::accumulate(known.earmarked.begin(), known.earmarked.end(), std::int64_t{0});
  }
  return left;
}

std::int64_t DesignerRole::kits_in_common(const Line& line, ProductId except) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& part : line.kit) {
    if (part.component != except) kits = std::min(kits, common(part.component) / part.quantity);
  }
  return kits;
}

// Kits that an order of a party may use: those in common and those kept for it.
std::int64_t DesignerRole::kits_for(const Line& line, std::size_t party) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& part : line.kit) {
    std::int64_t left = common(part.component);
    for (const Component& known : components_) {
      if (known.product == part.component) left += known.earmarked[party];
    }
    kits = std::min(kits, left / part.quantity);
  }
  return kits;
}

std::size_t DesignerRole::party_of(const OrderTerms& terms) const {
  const std::size_t own = party_index(parties_, terms.for_customer);
  return own + 1 < parties_.size() ? own : party_index(parties_, terms.buyer);
}

std::vector<Claim> DesignerRole::claims_of(const std::vector<Ask>& asks) const {
  std::vector<Claim> claims;
  for (const Ask& ask : asks) claims.push_back(claim_of(book_.at(ask.slot).terms, ask.units));
  return claims;
}

std::vector<std::int64_t> DesignerRole::split(Pool& pool, const std::vector<Ask>& asks, Date now) {
  const std::vector<std::int64_t> own = split_earmarked(pool, asks, now);
  std::vector<Ask> rest = asks;
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i].units -= own[i];
  std::vector<std::int64_t> units =
      pool.component.is_some() ? split_component(pool, std::move(rest), own, now) : split_units(pool, rest, own, now);
  for (std::size_t i = 0; i < units.size(); ++i) units[i] += own[i];
  return units;
}

std::vector<std::int64_t> DesignerRole::split_earmarked(const Pool& pool, const std::vector<Ask>& asks,
                                                        Date now) const {
  std::vector<std::int64_t> own(asks.size(), 0);
  for (std::size_t party = 0; party + 1 < parties_.size(); ++party) {
    for (const std::size_t index : pool.lines) {
      const Line& line = lines_[index];
      const std::int64_t kept = kits_for(line, party) - kits_in_common(line);
      if (line.kit.empty() || kept <= 0) continue;
      std::vector<Ask> mine;
      std::vector<std::size_t> where;
      for (std::size_t i = 0; i < asks.size(); ++i) {
        if (asks[i].line != index || party_of(book_.at(asks[i].slot).terms) != party) continue;
        mine.push_back(asks[i]);
        where.push_back(i);
      }
      const std::int64_t supply = std::min(kept, builders_.room(line.product));
      const auto grants = pool.allocation.preview(supply, claims_of(mine), now);
      for (std::size_t i = 0; i < where.size(); ++i) own[where[i]] = grants[i];
    }
  }
  return own;
}

// Room of the builders, as far as there are kits: those left here and spare ones of the builders.
std::int64_t DesignerRole::grantable(const Line& line, ProductId except) const {
  const std::int64_t room = builders_.room(line.product);
  const std::int64_t kits = kits_in_common(line, except);
  return kits >= room ? room : std::min(room, kits + builders_.spare(line.product));
}

// Units for which an order of a party finds kits, here or at the builders.
std::int64_t DesignerRole::room_with_kits(const Line& line, std::size_t party) const {
  const std::int64_t kits = kits_for(line, party);
  const std::int64_t spare = builders_.spare(line.product);
  return kits > std::numeric_limits<std::int64_t>::max() - spare ? kits : kits + spare;
}

namespace {

// What grants of earmarked goods leave of a line's room.
std::int64_t less_own(std::int64_t supply, std::int64_t room, std::int64_t own) {
  return std::max<std::int64_t>(std::min(supply, room - own), 0);
}

}  // namespace

std::vector<std::int64_t> DesignerRole::split_units(Pool& pool, const std::vector<Ask>& asks,
                                                    std::span<const std::int64_t> own, Date now) {
  const Line& line = lines_[pool.lines.front()];
  const std::int64_t taken = std::accumulate(own.begin(), own.end(), std::int64_t{0});
  const std::int64_t supply = less_own(grantable(line), builders_.room(line.product), taken);
  return pool.allocation.grant(supply, claims_of(asks), now, taken > 0 ? own : std::span<const std::int64_t>{});
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
std::vector<std::int64_t> DesignerRole::split_component(Pool& pool, std::vector<Ask> asks,
                                                        std::span<const std::int64_t> own, Date now) {
  const auto held = split_lines(pool, asks, now, [&](const Line& line) {
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < asks.size(); ++i) taken += &lines_[asks[i].line] == &line ? own[i] : 0;
    return less_own(grantable(line, pool.component), builders_.room(line.product), taken);
  });
  for (std::size_t i = 0; i < asks.size(); ++i) asks[i].units = held[i];
  const auto spare = split_lines(pool, asks, now, [&](const Line& line) { return builders_.spare(line.product); });

  std::vector<Claim> claims = claims_of(asks);
  std::vector<std::int64_t> given(asks.size(), 0);
  for (std::size_t i = 0; i < asks.size(); ++i) {
    const std::int64_t kit = per_unit(lines_[asks[i].line], pool.component);
    given[i] = (spare[i] + own[i]) * kit;
    claims[i].asked = (asks[i].units - spare[i]) * kit;
    claims[i].multiple = kit;
  }
  std::vector<std::int64_t> units = pool.allocation.grant(common(pool.component), claims, now, given);
  for (std::size_t i = 0; i < asks.size(); ++i) units[i] = units[i] / claims[i].multiple + spare[i];
  return units;
}

}  // namespace gigaramp
