#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/base/law.hpp"
#include "sim/base/time.hpp"
#include "sim/model/value.hpp"

namespace gigaramp {

/// Capacity that a plant adds: decided at a date, when its backlog is long, or when somebody has paid for it; there
/// after the lead time, ramped up, with a yield that is still being learned.
struct Expansion {
  /// Decided at a review while more starts are claimed than this much time of the present capacity serves.
  struct Trigger {
    Duration backlog = {};
    Duration review = kMonth;
  };
  std::string id;
  std::string kind;                       ///< what is built: fab, packaging-in-shell, packaging, hbm, racks, ...
  RateInput adds;                         ///< starts per time
  std::optional<DateInput> decided = {};  ///< a date
  std::optional<Trigger> trigger = {};
  std::optional<Input> prepaid = {};            ///< [dollars] that must have come in
  std::int64_t most = 1;                        ///< how often it may be decided
  Law lead_time = {};                           ///< [s] from the decision to the first start
  Duration ramp = {};                           ///< from the first start to the full rate
  Input capex = {};                             ///< [dollars] each time
  Input first_yield = {{Law::Kind::Fixed, 1}};  ///< of a new line, as a share of the plant's
  std::optional<Duration> half_life = {};       ///< in which half of what is missing is learned
};

}  // namespace gigaramp
