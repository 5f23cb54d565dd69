#include "sim/output/tracer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/unit/analysis/chain_story.hpp"

namespace gigaramp {
namespace {

// What a trace was told, in words: `30-45 works lot`.
class Told final : public TraceSink {
 public:
  void begin(const TraceSlice&, Date at) override { note(at); }
  void end(const TraceSlice& slice, Date from, Date at) override {
    note(at);
    bars.push_back(std::to_string(days(from)) + "-" + std::to_string(days(at)) + " " + std::to_string(slice.entity) +
                   "/" + std::to_string(slice.lane) + " " + std::to_string(static_cast<int>(slice.what)));
  }
  void arrow(const TraceSlice& from, const TraceSlice& to, Date at) override {
    note(at);
    arrows.push_back({from.entity, to.entity});
  }
  void counter(std::uint32_t entity, TraceCounter counter, double value, Date at) override {
    note(at);
    counters.push_back({entity, counter, value, days(at)});
  }
  void finish(Date at) override {
    note(at);
    finished = at;
  }

  bool has(std::int64_t from, std::int64_t to, std::uint32_t entity, TraceSlice::What what,
           std::uint32_t lane = 0) const {
    const std::string bar = std::to_string(from) + "-" + std::to_string(to) + " " + std::to_string(entity) + "/" +
                            std::to_string(lane) + " " + std::to_string(static_cast<int>(what));
    return std::find(bars.begin(), bars.end(), bar) != bars.end();
  }
  double last_of(std::uint32_t entity, TraceCounter counter, std::int64_t until) const {
    double value = 0;
    for (const Count& count : counters) {
      if (count.entity == entity && count.counter == counter && count.day <= until) value = count.value;
    }
    return value;
  }

  struct Count {
    std::uint32_t entity;
    TraceCounter counter;
    double value;
    std::int64_t day;
  };
  std::vector<std::string> bars;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arrows;
  std::vector<Count> counters;
  Date finished;

 private:
  static std::int64_t days(Date date) { return (date - day(0)).seconds / kDay.seconds; }
  void note(Date at) {
    EXPECT_GE(at, last_) << "dates fall";
    last_ = at;
  }
  Date last_ = day(0);
};

Told traced(const Scenario& scenario, std::vector<Event> events, const TraceFilter& filter = {}) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.stamp.date < b.stamp.date; });
  Told told;
  Tracer tracer(scenario, filter, told);
  for (const Event& event : events) tracer.on(event);
  tracer.finish();
  return told;
}

using What = TraceSlice::What;

TEST(TracerTest, AnOrderIsSeenWhereItStays) {
  const Scenario s = chain_world();

  const Told told = traced(s, ten_racks(s));

  EXPECT_TRUE(told.has(0, 95, kCampus, What::Order));
  EXPECT_TRUE(told.has(0, 44, kDesigner, What::Wait));
  EXPECT_TRUE(told.has(44, 50, kWorks, What::Wait));
  EXPECT_TRUE(told.has(50, 60, kWorks, What::Lot, 1) || told.has(50, 60, kWorks, What::Lot));
  EXPECT_TRUE(told.has(60, 80, kOcean, What::Transit));
  EXPECT_TRUE(told.has(80, 85, kCampus, What::Install));
  EXPECT_TRUE(told.has(0, 70, kCampus, What::Shell));
  EXPECT_TRUE(told.has(0, 82, kCampus, What::Power, 1));
}

TEST(TracerTest, ArrowsFollowTheOrderFromStayToStay) {
  const Scenario s = chain_world();

  const Told told = traced(s, ten_racks(s));

  const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected{{kCampus, kDesigner}, {kDesigner, kWorks},
                                                                      {kWorks, kWorks},     {kWorks, kOcean},
                                                                      {kOcean, kCampus},    {kCampus, kCampus}};
  EXPECT_EQ(expected, told.arrows);
}

TEST(TracerTest, CountersCountBacklogWorkAndPower) {
  const Scenario s = chain_world();

  const Told told = traced(s, ten_racks(s));

  EXPECT_EQ(10, told.last_of(kDesigner, TraceCounter::Backlog, 43));
  EXPECT_EQ(0, told.last_of(kDesigner, TraceCounter::Backlog, 44));
  EXPECT_EQ(20, told.last_of(kFab, TraceCounter::WorkInProcess, 19));
  EXPECT_EQ(0, told.last_of(kFab, TraceCounter::WorkInProcess, 20));
  EXPECT_EQ(1.1, told.last_of(kOpenai, TraceCounter::Megawatts, 95));
}

TEST(TracerTest, BarsThatOverlapLieInLanesAndALaneIsUsedAgain) {
  const Scenario s = chain_world();
  using enum EventType;
  const auto lot = [&](std::int64_t from, std::int64_t to, std::int64_t number) {
    return std::vector<Event>{at(s, "fab", day(from), LotStarted, {.order = number, .quantity = 1, .product = kDie}),
                              at(s, "fab", day(to), LotCompleted, {.order = number, .quantity = 1, .product = kDie})};
  };
  std::vector<Event> events;
  for (const auto& pair : {lot(1, 10, 1), lot(2, 5, 2), lot(6, 8, 3)}) {
    events.insert(events.end(), pair.begin(), pair.end());
  }

  const Told told = traced(s, events);

  EXPECT_TRUE(told.has(1, 10, kFab, What::Lot, 0));
  EXPECT_TRUE(told.has(2, 5, kFab, What::Lot, 1));
  EXPECT_TRUE(told.has(6, 8, kFab, What::Lot, 1));
}

TEST(TracerTest, CashIsCountedWhereAnAccountIsKept) {
  Scenario s = chain_world();
  s.customers[0].cash.emplace();
  const std::vector<Event> events{at(s, "openai", day(0), EventType::MoneyEntered, {.value = 500'000'000}),
                                  at(s, "openai", day(9), EventType::MoneyPaid, {.value = 123'456'789}),
                                  at(s, "designer", day(9), EventType::MoneyReceived, {.value = 123'456'789})};

  const Told told = traced(s, events);

  EXPECT_EQ(5, told.last_of(kOpenai, TraceCounter::Cash, 8));
  EXPECT_EQ(3.76543211, told.last_of(kOpenai, TraceCounter::Cash, 9));  // million $
  EXPECT_EQ(2U, told.counters.size());
}

TEST(TracerTest, AWindowCutsBarsAtItsEdges) {
  const Scenario s = chain_world();
  TraceFilter filter;
  filter.from = day(30);
  filter.to = day(48);

  const Told told = traced(s, ten_racks(s), filter);

  EXPECT_TRUE(told.has(30, 42, kPackaging, What::Lot));
  EXPECT_TRUE(told.has(44, 48, kWorks, What::Wait));
  EXPECT_TRUE(told.has(30, 48, kCampus, What::Order));
  EXPECT_EQ(day(48), told.finished);
  EXPECT_EQ(10, told.counters.front().value);  // the backlog that stood when the window opened
  for (const std::string& bar : told.bars) EXPECT_EQ(std::string::npos, bar.find("-95")) << bar;
}

TEST(TracerTest, AFilterLeavesOnlyWhatItNames) {
  const Scenario s = chain_world();
  TraceFilter one_entity;
  one_entity.entities = {kFab};
  TraceFilter one_product;
  one_product.products = {kGpu};
  TraceFilter nobody;
  nobody.customers = {kDesigner};

  EXPECT_EQ((std::vector<std::string>{"3-20 2/0 2"}), traced(s, ten_racks(s), one_entity).bars);
  EXPECT_EQ(1U, traced(s, ten_racks(s), one_product).bars.size());  // the lot; kits travel within one place
  EXPECT_TRUE(traced(s, ten_racks(s), nobody).bars.empty());
}

}  // namespace
}  // namespace gigaramp
