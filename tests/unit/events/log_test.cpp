#include "sim/events/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "sim/base/error.hpp"
#include "sim/base/random.hpp"

namespace gigaramp {
namespace {

class Recorder final : public EventSink {
 public:
  void on(const Event& event) override { events.push_back(event); }
  std::vector<Event> events;
};

Event at(std::int64_t second, Step step, std::int64_t order = 0) {
  Event event;
  event.stamp = {{second}, pack(step)};
  event.order = order;
  return event;
}

std::vector<std::int64_t> orders_of(const Recorder& recorder) {
  std::vector<std::int64_t> orders;
  for (const Event& event : recorder.events) orders.push_back(event.order);
  return orders;
}

class EventLogTest : public testing::Test {
 protected:
  void flush(std::int64_t before) { log_.flush({before}, std::array<EventSink*, 1>{&recorder_}); }

  EventLog log_{3};
  Recorder recorder_;
};

TEST_F(EventLogTest, MergesByDateRoundKindEntityAndSequence) {
  log_.append({2}, at(10, {0, 0, Kind::Arrival}, 1));
  log_.append({2}, at(10, {1, 0, Kind::Arrival}, 5));
  log_.append({0}, at(10, {0, 0, Kind::Start}, 3));
  log_.append({0}, at(10, {0, 0, Kind::Start}, 4));
  log_.append({1}, at(10, {0, 0, Kind::Arrival}, 0));
  log_.append({1}, at(10, {0, 0, Kind::Order, 7}, 2));
  log_.append({1}, at(11, {0, 0, Kind::Capacity}, 6));

  flush(12);

  EXPECT_EQ(orders_of(recorder_), (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
}

TEST_F(EventLogTest, LogOrderKnowsNoPassesAndNoRanks) {
  log_.append({1}, at(10, {0, 0, Kind::Order, 2}, 2));
  log_.append({1}, at(10, {0, 1, Kind::Money}, 0));
  log_.append({1}, at(10, {0, 1, Kind::Order, 2}, 3));
  log_.append({0}, at(10, {0, 1, Kind::Order, 5}, 1));

  flush(11);

  EXPECT_EQ(orders_of(recorder_), (std::vector<std::int64_t>{0, 1, 2, 3}));
}

TEST_F(EventLogTest, KeepsEventsFromTheLimitOn) {
  log_.append({0}, at(10, {0, 0, Kind::Start}, 1));
  log_.append({0}, at(20, {0, 0, Kind::Start}, 2));
  log_.append({1}, at(20, {0, 0, Kind::Start}, 3));

  flush(20);

  EXPECT_EQ(orders_of(recorder_), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(log_.pending(), 2u);
  EXPECT_EQ(log_.total(), 3u);
  flush(21);
  EXPECT_EQ(orders_of(recorder_), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(log_.pending(), 0u);
}

TEST_F(EventLogTest, NumbersTheEventsOfEachEntity) {
  log_.append({1}, at(10, {}));
  flush(11);
  log_.append({1}, at(12, {}));
  log_.append({0}, at(12, {}));
  flush(13);

  ASSERT_EQ(recorder_.events.size(), 3u);
  EXPECT_EQ(recorder_.events[0].sequence, 0u);
  EXPECT_EQ(recorder_.events[1].entity, 0u);
  EXPECT_EQ(recorder_.events[1].sequence, 0u);
  EXPECT_EQ(recorder_.events[2].entity, 1u);
  EXPECT_EQ(recorder_.events[2].sequence, 1u);
}

TEST_F(EventLogTest, EverySinkReadsEveryEvent) {
  Recorder second;
  log_.append({1}, at(10, {}));

  log_.flush({11}, std::array<EventSink*, 2>{&recorder_, &second});

  EXPECT_EQ(recorder_.events.size(), 1u);
  EXPECT_EQ(second.events.size(), 1u);
}

TEST_F(EventLogTest, AnEntityCannotGoBackInTime) {
  log_.append({0}, at(10, {0, 1, Kind::Order, 3}));

  EXPECT_THROW(log_.append({0}, at(9, {})), InvariantError);
  EXPECT_THROW(log_.append({0}, at(10, {0, 0, Kind::Order, 3})), InvariantError);
  EXPECT_NO_THROW(log_.append({0}, at(10, {0, 1, Kind::Order, 3})));
  EXPECT_NO_THROW(log_.append({1}, at(9, {})));
}

TEST_F(EventLogTest, NothingCanBeAddedBeforeAFlushedDate) {
  flush(10);

  EXPECT_THROW(log_.append({0}, at(9, {})), InvariantError);
  EXPECT_NO_THROW(log_.append({0}, at(10, {})));
}

auto log_key(const Event& event) {
  const Step step = unpack(event.stamp.step);
  return std::tuple(event.stamp.date, step.round, step.kind, event.entity, event.sequence);
}

TEST(EventLogRandomTest, AnyMixtureComesOutSortedAndComplete) {
  const Stream stream({7, 0}, 1, Purpose::Input);
  EventLog log(20);
  Recorder recorder;
  std::array<std::vector<Stamp>, 20> stamps;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    const auto kind = static_cast<Kind>(1 + stream.bits(i, 0) % 9);
    const bool repeats = kind == Kind::Money || kind == Kind::Order;
    const Step step{static_cast<std::uint32_t>(stream.bits(i, 1) % 3),
                    repeats ? static_cast<std::uint32_t>(stream.bits(i, 2) % 3) : 0, kind, 0};
    stamps[stream.bits(i, 3) % 20].push_back({{static_cast<std::int64_t>(stream.bits(i, 4) % 30)}, pack(step)});
  }
  for (auto& of_entity : stamps) std::sort(of_entity.begin(), of_entity.end());

  for (std::int64_t before = 10; before <= 30; before += 10) {
    for (std::uint32_t entity = 0; entity < 20; ++entity)
      for (const Stamp stamp : stamps[entity])
        if (stamp.date.seconds >= before - 10 && stamp.date.seconds < before) {
          Event event;
          event.stamp = stamp;
          log.append({entity}, event);
        }
    log.flush({before}, std::array<EventSink*, 1>{&recorder});
  }

  EXPECT_EQ(recorder.events.size(), 4000u);
  EXPECT_TRUE(std::is_sorted(recorder.events.begin(), recorder.events.end(),
                             [](const Event& a, const Event& b) { return log_key(a) < log_key(b); }));
}

}  // namespace
}  // namespace gigaramp
