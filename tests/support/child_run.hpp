#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"

namespace gigaramp::testing {

/// What a job in a process of its own left: its text, or why it failed.
struct ChildResult {
  bool is_ok = false;
  std::string text;   ///< what the job returned
  std::string error;  ///< why it failed
};

/// Runs `job` in a child process: SimGrid's engine lives once per process, and a crash ends only the child.
ChildResult in_child(const std::function<std::string()>& job);

/// One replication on SimGrid in a child process: the fingerprint of its events; books are checked on the way.
ChildResult engine_fingerprint(const Scenario& scenario, RunSeed run, const engine::Settings& settings = {});

/// Keeps all events of a run.
class EventKeeper final : public EventSink {
 public:
  void on(const Event& event) override { events.push_back(event); }
  std::vector<Event> events;
};

}  // namespace gigaramp::testing
