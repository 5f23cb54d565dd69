#include "sim/analysis/node_statistics.hpp"

#include <gtest/gtest.h>

#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {
namespace {

constexpr std::uint32_t kRack = 1;

class NodeStatisticsTest : public testing::Test {
 protected:
  NodeStatisticsTest() {
    world_.plants[0].lines = 2;
    world_.end = day(10);
  }
  NodeStatistics& statistics() {
    if (!statistics_) statistics_.emplace(world_), tracks_.emplace(world_, 100);
    return *statistics_;
  }
  void tell(std::int64_t date, EventType type, std::int64_t order, std::int64_t quantity = 1) {
    NodeStatistics& nodes = statistics();
    const bool is_lot = type == EventType::LotStarted || type == EventType::LotCompleted;
    const std::int64_t id = is_lot ? order : OrderId::of(EntityId{2}, order).value;
    const Event event = at(world_, "works", day(date), type, {.order = id, .quantity = quantity, .product = kRack});
    nodes.on(event, tracks_->on(event));
  }
  void job(std::int64_t order, std::int64_t accepted, std::int64_t started, std::int64_t completed) {
    tell(accepted, EventType::OrderAccepted, order);
    tell(started, EventType::LotStarted, order);
    tell(started, EventType::OrderStarted, order);
    tell(completed, EventType::LotCompleted, order);
    tell(completed, EventType::OrderCompleted, order);
  }
  Metrics works() { return statistics().metrics(3, world_.end); }

  Scenario world_ = rack_world();
  std::optional<NodeStatistics> statistics_;
  std::optional<OrderTracks> tracks_;
};

TEST_F(NodeStatisticsTest, WaitsAndStaysAreMeansOverUnits) {
  job(1, 0, 1, 3);
  job(2, 0, 3, 6);

  const Metrics metrics = works();
  EXPECT_EQ(2, metrics.at("wq_days"));   // 1 and 3
  EXPECT_EQ(4.5, metrics.at("w_days"));  // 3 and 6
  EXPECT_EQ(2, metrics.at("made"));
  EXPECT_EQ(0, metrics.at("backlog"));
}

TEST_F(NodeStatisticsTest, NumbersInSystemAreTimeAverages) {
  job(1, 0, 1, 3);
  job(2, 0, 3, 6);

  const Metrics metrics = works();
  EXPECT_DOUBLE_EQ(0.9, metrics.at("l"));             // 3 + 6 unit-days in 10 days
  EXPECT_DOUBLE_EQ(0.4, metrics.at("lq"));            // 1 + 3
  EXPECT_DOUBLE_EQ(0.25, metrics.at("utilization"));  // 2 + 3 line-days of 20
}

TEST_F(NodeStatisticsTest, AnOpenOrderIsBacklogAndNoObservation) {
  tell(4, EventType::OrderAccepted, 1, 5);

  const Metrics metrics = works();
  EXPECT_EQ(5, metrics.at("backlog"));
  EXPECT_DOUBLE_EQ(3, metrics.at("l"));  // 5 units for 6 of 10 days
  EXPECT_EQ(0U, metrics.count("wait_days"));
}

TEST_F(NodeStatisticsTest, GoodsFromStockLeaveTheQueueWhenTheyAreGiven) {
  tell(0, EventType::OrderAccepted, 1, 4);
  tell(5, EventType::OrderCompleted, 1, 4);

  EXPECT_DOUBLE_EQ(2, works().at("lq"));  // 4 units for 5 of 10 days
}

TEST_F(NodeStatisticsTest, PipelinesUseTheShareOfSlotsThatWereOffered) {
  world_.plants[0].lines = 0;
  NodeStatistics& nodes = statistics();
  nodes.on(at(world_, "works", day(0), EventType::SlotsOffered, {.quantity = 6, .value = 10}), nullptr);
  nodes.on(at(world_, "works", day(7), EventType::SlotsOffered, {.quantity = 9, .value = 10}), nullptr);

  EXPECT_DOUBLE_EQ(0.75, works().at("utilization"));
}

TEST_F(NodeStatisticsTest, WithoutOrdersFinishedGoodsAreWhatWaits) {
  tell(0, EventType::OpeningStock, 0, 4);
  tell(2, EventType::Shipped, 0, 3);  // three waited two days
  tell(5, EventType::Shipped, 0, 1);  // one waited five

  EXPECT_DOUBLE_EQ(11.0 / 4, works().at("wait_days"));
}

}  // namespace
}  // namespace gigaramp
