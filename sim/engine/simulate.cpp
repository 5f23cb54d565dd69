#include "sim/engine/simulate.hpp"

#include <memory>
#include <simgrid/s4u.hpp>

#include "sim/engine/books.hpp"
#include "sim/engine/places.hpp"
#include "sim/engine/troupe.hpp"

namespace gigaramp::engine {

namespace {

// SimGrid reads options from an argument vector of its own, so that ours stay ours.
std::unique_ptr<simgrid::s4u::Engine> make_engine(const Settings& settings) {
  // The platform has places and no routes; SimGrid's tracing of a topology without routes ends the program.
  std::vector<std::string> words{"gigaramp", "--log=root.thres:critical", "--cfg=surf/precision:1e-9",
                                 "--cfg=tracing/platform/topology:no"};
  for (const std::string& option : settings.simgrid) words.push_back("--cfg=" + option);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int argc = static_cast<int>(words.size());
  return std::make_unique<simgrid::s4u::Engine>(&argc, argv.data());
}

}  // namespace

Outcome simulate(World& world, const Settings& settings, std::span<EventSink* const> sinks) {
  const auto engine = make_engine(settings);
  make_places(*engine, *world.scenario, settings.platform_file);
  Books books(*world.scenario);
  std::vector<EventSink*> all(sinks.begin(), sinks.end());
  all.push_back(&books);
  Troupe troupe(world, settings, all);
  troupe.create_actors();
  simgrid::s4u::Engine::on_deadlock_cb([&troupe] { troupe.report_deadlock(); });
  engine->run();
  Outcome outcome = troupe.finish();
  for (std::size_t r = 0; r < world.roles.size(); ++r) {
    books.count_on_hand(*world.roles[r]);
    books.count_on_the_way(troupe.inbox(r));
  }
  outcome.checks = books.check(world.scenario->end);
  return outcome;
}

}  // namespace gigaramp::engine
