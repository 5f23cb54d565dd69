#pragma once

#include <string>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp::test {

/// Keeps a run's events as lines `2026-01-15 shop Arrived 3 widget`, in log order.
class Story final : public EventSink {
 public:
  explicit Story(const Scenario& scenario) : scenario_(&scenario) {}
  void on(const Event& event) override;

  /// Lines that contain all of these words (separated by spaces), each ended by a line feed.
  std::string with(const std::string& words) const;

 private:
  std::string line(const Event& event) const;

  const Scenario* scenario_;
  std::vector<Event> events_;
};

}  // namespace gigaramp::test
