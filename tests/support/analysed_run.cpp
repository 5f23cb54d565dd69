#include "tests/support/analysed_run.hpp"

#include <cstring>
#include <stdexcept>

#include "sim/analysis/result_io.hpp"

namespace gigaramp::testing {

AnalysedRun analysed_run(const Scenario& scenario, RunSeed run, const engine::Settings& settings) {
  const ChildResult child = in_child([&] {
    World world = build_world(scenario, run);
    RunAnalysis analysis(scenario, run, [&world](OrderId id) { return order_name(world, id); });
    EventSink* const sinks[] = {&analysis};
    engine::simulate(world, settings, sinks);
    for (std::size_t r = 0; r < world.roles.size(); ++r) {
      std::vector<Holding> held;
      world.roles[r]->holdings(held);
      std::vector<std::pair<ProductId, std::int64_t>> pairs;
      for (const Holding& holding : held) pairs.emplace_back(holding.product, holding.quantity);
      analysis.check_holdings(world.entities[r], pairs);
      if (const auto cents = world.roles[r]->balance()) analysis.check_balance(world.entities[r], *cents);
    }
    return to_cbor(analysis.finish());
  });
  if (!child.is_ok) return {child.error, {}};
  return {"", from_cbor(child.text)};
}

std::vector<Event> events_of(const Scenario& scenario, RunSeed run) {
  const ChildResult child = in_child([&] {
    World world = build_world(scenario, run);
    EventKeeper keeper;
    EventSink* const sinks[] = {&keeper};
    engine::simulate(world, {}, sinks);
    return std::string(reinterpret_cast<const char*>(keeper.events.data()), keeper.events.size() * sizeof(Event));
  });
  if (!child.is_ok) throw std::runtime_error(child.error);
  std::vector<Event> events(child.text.size() / sizeof(Event));
  std::memcpy(events.data(), child.text.data(), child.text.size());
  return events;
}

}  // namespace gigaramp::testing
