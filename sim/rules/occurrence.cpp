#include "sim/rules/occurrence.hpp"

#include <algorithm>
#include <tuple>

namespace gigaramp {

namespace {

std::uint64_t key_of(const Disruption& disruption) {
  return stream_key("disruptions." + disruption.id);
}

Occurrence make(const Scenario& scenario, std::uint32_t index, std::uint32_t number, Date from, RunSeed run) {
  const Disruption& disruption = scenario.disruptions[index];
  const Stream lengths(run, key_of(disruption), Purpose::Repair);
  const Date until = from + Duration{sample_count(disruption.duration, lengths, number)};
  return {index, number, from, until, until + disruption.ramp};
}

}  // namespace

std::vector<Occurrence> occurrences(const Scenario& scenario, std::uint32_t index, RunSeed run) {
  const Disruption& disruption = scenario.disruptions[index];
  std::vector<Occurrence> all;
  if (!disruption.every) {
    const Stream luck(run, key_of(disruption), Purpose::Probability);
    const Date from = std::max(realize(disruption.when, run), scenario.start);
    const bool comes = luck.uniform(0) < disruption.probability;
    if (comes && from < scenario.end) all.push_back(make(scenario, index, 0, from, run));
    return all;
  }
  const Stream gaps(run, key_of(disruption), Purpose::Outage);
  Date at = scenario.start;
  for (std::uint32_t number = 0;; ++number) {
    at = at + std::max(Duration{sample_count(*disruption.every, gaps, number)}, kSecond);
    if (at >= scenario.end) return all;
    all.push_back(make(scenario, index, number, at, run));
    at = all.back().until;
  }
}

std::vector<Occurrence> occurrences_at(const Scenario& scenario, EntityId entity, RunSeed run) {
  std::vector<Occurrence> all;
  for (std::uint32_t i = 0; i < scenario.disruptions.size(); ++i) {
    const std::vector<EntityId>& at = scenario.disruptions[i].at;
    if (!std::binary_search(at.begin(), at.end(), entity)) continue;
    for (const Occurrence& one : occurrences(scenario, i, run)) all.push_back(one);
  }
  const auto key = [](const Occurrence& o) { return std::tuple(o.from, o.disruption, o.number); };
  std::sort(all.begin(), all.end(), [&](const Occurrence& a, const Occurrence& b) { return key(a) < key(b); });
  return all;
}

Duration draw(const Scenario& scenario, const Occurrence& occurrence, const Law& law, RunSeed run, std::uint32_t sub) {
  const Disruption& disruption = scenario.disruptions[occurrence.disruption];
  const Stream stream(run, key_of(disruption), Purpose::Repair, sub);
  return {sample_count(law, stream, occurrence.number)};
}

}  // namespace gigaramp
