#pragma once

#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/calendar.hpp"
#include "sim/roles/outbox.hpp"
#include "sim/rules/occurrence.hpp"

namespace gigaramp {

/// The disruptions that strike one role, begun and ended at their dates before all other work of the date.
class Strikes {
 public:
  Strikes() = default;
  Strikes(const Scenario& scenario, const std::vector<Occurrence>& all);

  Stamp next() const { return turns_.next(); }

  /// Begins and ends what is due now, and logs it: calls `begin` or `end` with each.
  template <class Begin, class End>
  void turn(Stamp now, Outbox& out, Begin begin, End end) {
    while (turns_.is_due(now)) {
      const Turn one = turns_.take();
      log(one, out);
      if (one.begins) active_.push_back(one.what);
      if (!one.begins) forget(one.what);
      one.begins ? begin(one.what) : end(one.what);
    }
  }

  /// What lasts now, in order of beginning.
  const std::vector<Occurrence>& active() const { return active_; }
  const Disruption& of(const Occurrence& one) const { return scenario_->disruptions[one.disruption]; }

 private:
  struct Turn {
    Occurrence what;
    bool begins = false;
  };
  void log(const Turn& one, Outbox& out) const;
  void forget(const Occurrence& one);

  const Scenario* scenario_ = nullptr;
  Calendar<Turn> turns_;
  std::vector<Occurrence> active_;
};

}  // namespace gigaramp
