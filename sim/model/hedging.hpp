#pragma once

#include <optional>

#include "sim/base/id.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// How a buyer orders when it is served badly (Lee, Padmanabhan & Whang, Management Science 43(4), 1997: rationing
/// games). The fill rate is what came of what was due.
struct Hedging {
  double below = 1;                     ///< fill rate under which orders are inflated [fraction in [0, 1]]
  Duration patience = {};               ///< so long after its due date an order counts as due
  double by = 0;                        ///< inflation at each such order, as a share of the need
  double most = 0;                      ///< of the need; inflation stays at or below it
  bool cancels = false;                 ///< the rest of an inflated order is cancelled once the need is served
  Duration panic = {};                  ///< later orders go out so much earlier while the fill rate is low
  std::optional<EntityId> second = {};  ///< the same order goes to this supplier, too
};

}  // namespace gigaramp
