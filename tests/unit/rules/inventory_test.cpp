#include "sim/rules/inventory.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

TEST(BaseStockTest, OrdersUpToTheLevelOnInventoryPosition) {
  EXPECT_EQ(replenishment({.on_hand = 4, .on_order = 3, .backordered = 0}, BaseStock{10}), 3);
  EXPECT_EQ(replenishment({.on_hand = 0, .on_order = 3, .backordered = 5}, BaseStock{10}), 12);
}

TEST(BaseStockTest, NeverOrdersANegativeQuantity) {
  EXPECT_EQ(replenishment({.on_hand = 12, .on_order = 0, .backordered = 0}, BaseStock{10}), 0);
}

TEST(BaseStockTest, ReordersEachUnitOfDemand) {
  StockState stock{.on_hand = 10, .on_order = 0, .backordered = 0};
  stock.on_hand -= 1;

  EXPECT_EQ(replenishment(stock, BaseStock{10}), 1);
}

}  // namespace
}  // namespace gigaramp
