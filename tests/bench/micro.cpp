// Cost of the parts that every run leans on: splitting supply, counting slots, drawing, logging.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/base/law.hpp"
#include "sim/base/random.hpp"
#include "sim/events/log.hpp"
#include "sim/rules/allocate.hpp"
#include "sim/rules/capacity.hpp"

namespace gigaramp {
namespace {

std::vector<Claim> claims_of(std::int64_t count) {
  std::vector<Claim> claims;
  for (std::int64_t i = 0; i < count; ++i) {
    const EntityId customer{static_cast<std::uint32_t>(i % 8)};
    claims.push_back({i, customer, customer, customer, 100 + i % 7, Date{i / 3}, Date{1'000'000}});
  }
  return claims;
}

ResolvedRule rule_of(Rule::Kind kind) {
  ResolvedRule rule;
  rule.kind = kind;
  if (kind == Rule::Kind::Priority) rule.tiers = {{EntityId{3}}, {EntityId{}}};
  if (kind == Rule::Kind::ContractShares) rule.named = {{EntityId{1}, 0.6}, {EntityId{2}, 0.2}, {EntityId{}, 0.2}};
  return rule;
}

// Half of what is claimed is there. Arguments: kind of the rule, number of claims.
void allocate_half(benchmark::State& state) {
  const std::vector<Claim> claims = claims_of(state.range(1));
  const ResolvedRule rule = rule_of(static_cast<Rule::Kind>(state.range(0)));
  Account account;
  for ([[maybe_unused]] auto step : state) {
    Allocation split = allocate(50 * state.range(1), claims, rule, std::move(account), Date{2'000'000});
    account = std::move(split.account);
    benchmark::DoNotOptimize(split.grants.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(1));
}

void add_allocations(benchmark::internal::Benchmark* bench) {
  for (const Rule::Kind kind :
       {Rule::Kind::Fcfs, Rule::Kind::Priority, Rule::Kind::ProRata, Rule::Kind::ContractShares}) {
    for (const std::int64_t claims : {10, 100, 1000}) bench->Args({static_cast<std::int64_t>(kind), claims});
  }
}
BENCHMARK(allocate_half)->Apply(add_allocations)->ArgNames({"rule", "claims"});

void slots_of_a_week(benchmark::State& state) {
  std::vector<CapacityCurve::Knot> knots;
  for (std::int64_t i = 0; i < 8; ++i) {
    knots.push_back({Date{i * kQuarter.seconds}, (36'000 + 4'000 * i) * 1'000'000, kMonth.seconds});
  }
  const CapacityCurve curve(std::move(knots));
  Date week{0};
  for ([[maybe_unused]] auto step : state) {
    benchmark::DoNotOptimize(curve.slots(week, week + kWeek));
    week = week.seconds > 7 * kQuarter.seconds ? Date{0} : week + kWeek;
  }
}
BENCHMARK(slots_of_a_week);

void uniform_draw(benchmark::State& state) {
  const Stream stream({1, 0}, stream_key("tsmc-cowos"), Purpose::CycleTime);
  std::uint64_t index = 0;
  for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(stream.uniform(index++));
}
BENCHMARK(uniform_draw);

void law_draw(benchmark::State& state, const Law& law) {
  const Stream stream({1, 0}, stream_key("tsmc-cowos"), Purpose::CycleTime);
  std::uint64_t index = 0;
  for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(sample(law, stream, index++));
}
BENCHMARK_CAPTURE(law_draw, uniform, Law{Law::Kind::Uniform, 1, 2});
BENCHMARK_CAPTURE(law_draw, triangular, Law{Law::Kind::Triangular, 6, 8, 12});
BENCHMARK_CAPTURE(law_draw, exponential, Law{Law::Kind::Exponential, 3.6});
BENCHMARK_CAPTURE(law_draw, normal, Law{Law::Kind::Normal, 10, 2});
BENCHMARK_CAPTURE(law_draw, lognormal, Law{Law::Kind::Lognormal, 2, 0.5});
BENCHMARK_CAPTURE(law_draw, gamma, Law{Law::Kind::Gamma, 2.5, 4});
BENCHMARK_CAPTURE(law_draw, weibull, Law{Law::Kind::Weibull, 1.5, 4});

// Twelve entities append a day's events in turn; each day's end hands them to the fingerprint in log order.
void log_and_fingerprint(benchmark::State& state) {
  constexpr std::uint32_t kEntities = 12;
  constexpr std::int64_t kEventsPerEntity = 32;
  EventLog log(kEntities);
  Fingerprint fingerprint;
  EventSink* const sinks[] = {&fingerprint};
  Date now{0};
  for ([[maybe_unused]] auto step : state) {
    for (std::uint32_t entity = 0; entity < kEntities; ++entity) {
      for (std::int64_t i = 0; i < kEventsPerEntity; ++i) {
        Event event;
        event.stamp = {now + Duration{i * 60}, pack({0, 0, Kind::Start, 0})};
        event.quantity = i;
        log.append(EntityId{entity}, event);
      }
    }
    now = now + kDay;
    log.flush(now, sinks);
  }
  state.SetItemsProcessed(state.iterations() * kEntities * kEventsPerEntity);
}
BENCHMARK(log_and_fingerprint);

}  // namespace
}  // namespace gigaramp

BENCHMARK_MAIN();
