#include "sim/analysis/queue_record.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace gigaramp {
namespace {

TEST(QueueRecordTest, LittlesLawHoldsOnTheSamplePath) {
  const std::vector<OrderTimes> orders = {{0, 0, 3}, {1, 3, 5}, {2, 5, 6}, {4, 6, 10}};

  const QueueRecord record = queue_record(orders);

  EXPECT_DOUBLE_EQ(record.present, 1.7);  // (3 + 4 + 4 + 6) / 10
  EXPECT_DOUBLE_EQ(record.waiting, 0.7);
  EXPECT_DOUBLE_EQ(record.stay, 4.25);
  EXPECT_DOUBLE_EQ(record.wait, 1.75);
  EXPECT_DOUBLE_EQ(record.throughput, 0.4);
  EXPECT_EQ(record.most_present, 3);
  EXPECT_NEAR(record.residual, 0, 1e-12);
}

TEST(QueueRecordTest, NoOrdersIsAnEmptyQueue) {
  EXPECT_EQ(queue_record({}).present, 0);
}

}  // namespace
}  // namespace gigaramp
