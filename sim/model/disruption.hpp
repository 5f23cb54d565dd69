#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/id.hpp"
#include "sim/base/law.hpp"
#include "sim/base/time.hpp"
#include "sim/model/value.hpp"

namespace gigaramp {

/// Something that goes wrong or comes as a surprise at some entities: when, for how long, and what becomes of
/// capacity, work in process, stock, orders and goods on the way. Which members mean something depends on the kind of
/// entity (docs/disruptions.md); others are an error of the reader.
struct Disruption {
  struct StockLoss {
    ProductId product;
    double lost = 0;       ///< share that is scrapped [fraction in [0, 1]]
    bool is_kept = false;  ///< the rest cannot be used while the disruption lasts
  };
  std::string id;
  std::string title;
  std::vector<EntityId> at;  ///< sorted; one occurrence strikes all of them at the same moment
  // When:
  DateInput when;                 ///< never = random
  double probability = 1;         ///< that it comes at all, with `when`
  std::optional<Law> every = {};  ///< [s] from the start, or the end of the one before, to the next
  Law duration = {};              ///< [s]
  Duration ramp = {};             ///< back to full capacity, linear, after its end
  // Plants and lanes:
  std::optional<double> capacity = {};   ///< what is left while it lasts [fraction in [0, 1]]
  std::vector<ProductId> products = {};  ///< strikes only these, sorted; empty = all
  double yield = 1;                      ///< factor on the yield of lots started meanwhile [fraction in [0, 1]]
  double scrap = 0;                      ///< share of the good units in process that is lost [fraction in [0, 1]]
  bool holds_wip = false;                ///< work in process waits until the end
  std::vector<StockLoss> stock = {};     ///< sorted by product
  bool holds_goods = false;              ///< nothing leaves until the end
  double goods_lost = 0;                 ///< share of what is on the lane [fraction in [0, 1]]
  Law goods_delay = {};                  ///< [s] of what is on the lane
  bool cancels_expansions = false;       ///< those decided and not ready are given up, and no new ones decided
  // Designers:
  bool cancels_orders = false;           ///< open orders of its products and customers
  std::vector<EntityId> customers = {};  ///< whose claims are withheld, sorted; empty = nobody's
  // Sites and customers:
  std::optional<Law> power_delay = {};  ///< [s] of phases without power yet
  std::optional<Law> shell_delay = {};  ///< [s] of phases without a building yet
  Duration pull_forward = {};           ///< of phases not ordered yet
  double added = 0;                     ///< power added to them, as a share of theirs
};

}  // namespace gigaramp
