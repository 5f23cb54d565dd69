#pragma once

#include "sim/analysis/run_analysis.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// A small world to tell event stories about, from 2026-11-01 to 2027-03-01: a works makes racks of two packages each
/// for the campus of a customer; racks draw 100 kW, overhead 10 %, PUE 1.5; phase a (11 MW) is live, phase b is not.
Scenario rack_world();

/// Days after the start.
Date day(std::int64_t days);

/// The result of one replication that had these events.
ReplicationResult told(const Scenario& scenario, std::vector<Event> events);

/// An event of an entity at a date; the rest is set by designated members of `more`.
Event at(const Scenario& scenario, const char* entity, Date date, EventType type, Event more = {});

}  // namespace gigaramp
