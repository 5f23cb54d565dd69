#pragma once

#include <vector>

#include "sim/analysis/run_record.hpp"
#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {

/// A chain to tell stories about: a fab makes dies, packaging makes gpus of one die, works make racks of two gpus, an
/// ocean of 20 days lies before the campus of openai; a designer grants gpus to orders. Racks draw 110 kW with all
/// overhead, PUE 1.5.
Scenario chain_world();

/// Entities of the chain in order of their ids.
enum ChainEntity : std::uint32_t { kCampus, kDesigner, kFab, kOcean, kOpenai, kPackaging, kWorks };
enum ChainProduct : std::uint32_t { kDie, kGpu, kRack };

/// Ten racks for phase b. Day 0 accepted; 7 claimed, no gpus; dies: started 3, finished 20, at packaging 21; gpus:
/// started 28 (no free start before), finished 42; granted 44, at the works 45; racks started 50, finished 60, at the
/// campus 80; building ready 70, power 82; installed 85, running 95.
std::vector<Event> ten_racks(const Scenario& scenario);

inline const OrderId kTenRacks = OrderId::of(EntityId{kCampus}, 1);

/// The record of these events, in order of date.
void tell(RunRecord& record, std::vector<Event> events);

}  // namespace gigaramp
