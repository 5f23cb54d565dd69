#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A product that goes from a maker or a store to one who uses it, and the way it takes.
struct SupplyLine {
  std::string product;
  std::string from;
  std::string to;
  std::vector<std::string> lanes;  ///< in order; empty: the same place, or no way
  std::vector<std::string> modes;  ///< of these lanes, where they say one; sorted, each once
  double mean_seconds = 0;         ///< of the whole way [s]
};

/// Who can supply whom with what, as bills of materials, roadmaps and order streams say; sorted, each once.
std::vector<SupplyLine> supply_lines(const Scenario& scenario);

/// Who orders from whom, whose GW a site becomes, and who else pays for it.
struct OrderLine {
  enum class Kind : std::uint8_t { Orders, For, Buyer };
  std::string from;
  std::string to;
  Kind kind = Kind::Orders;

  friend auto operator<=>(const OrderLine&, const OrderLine&) = default;
};
std::vector<OrderLine> order_lines(const Scenario& scenario);

}  // namespace gigaramp
