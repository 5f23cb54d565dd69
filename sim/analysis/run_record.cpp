#include "sim/analysis/run_record.hpp"

#include <limits>

namespace gigaramp {

RunRecord::RunRecord(const Scenario& scenario)
    : history_(scenario),
      tracks_(scenario, std::numeric_limits<std::size_t>::max()),
      binding_(scenario),
      causes_(scenario, binding_) {}

void RunRecord::on(const Event& event) {
  history_.on(event);
  tracks_.on(event);
  if (event.type == EventType::Displaced) return;
  binding_.on(event);
  causes_.on(event);
}

const OrderTrack* RunRecord::track(OrderId id) const {
  for (const OrderTrack* track : tracks_.rows()) {
    if (track->id == id) return track;
  }
  return nullptr;
}

}  // namespace gigaramp
