#include "sim/analysis/goods_ledger.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {
namespace {

constexpr std::uint32_t kGpu = 0;
constexpr std::uint32_t kRack = 1;

class GoodsLedgerTest : public testing::Test {
 protected:
  void tell(const char* entity, std::int64_t date, EventType type, std::uint32_t product, std::int64_t quantity,
            std::int64_t value = 0) {
    ledger_.on(at(world_, entity, day(date), type, {.quantity = quantity, .value = value, .product = product}));
  }
  Scenario world_ = rack_world();
  Findings findings_;
  GoodsLedger ledger_{world_, findings_};
};

TEST_F(GoodsLedgerTest, WhatIsMadeFromWhatArrivedBalances) {
  tell("works", 0, EventType::OpeningStock, kGpu, 20);
  tell("works", 1, EventType::Consumed, kGpu, 20);
  tell("works", 1, EventType::LotStarted, kRack, 10);
  tell("works", 8, EventType::LotCompleted, kRack, 9, 1);
  tell("works", 8, EventType::Shipped, kRack, 9);
  tell("campus", 28, EventType::Arrived, kRack, 9);
  tell("campus", 29, EventType::Installed, kRack, 5);
  ledger_.finish();

  EXPECT_EQ(0U, findings_.broken_count());
  EXPECT_EQ(4, ledger_.on_hand(0, kRack));
}

TEST_F(GoodsLedgerTest, UsingMoreThanThereIsIsBrokenOnThatDate) {
  tell("works", 0, EventType::OpeningStock, kGpu, 20);
  tell("works", 3, EventType::Consumed, kGpu, 23);
  ledger_.finish();

  ASSERT_EQ(1U, findings_.broken_count());
  EXPECT_EQ("2026-11-04: works: used or shipped 3 gpu more than it had", findings_.messages().front());
}

TEST_F(GoodsLedgerTest, WithinOneDateGoodsMayBeUsedBeforeTheyAreWrittenDown) {
  tell("works", 3, EventType::Consumed, kGpu, 5);
  tell("works", 3, EventType::OpeningStock, kGpu, 5);
  tell("works", 4, EventType::LotStarted, kRack, 1);
  ledger_.finish();

  EXPECT_EQ(0U, findings_.broken_count());
}

TEST_F(GoodsLedgerTest, MoreArrivalsThanShipmentsAreBroken) {
  tell("campus", 2, EventType::Arrived, kRack, 1);

  ASSERT_EQ(1U, findings_.broken_count());
  EXPECT_EQ("2026-11-03: rack: 1 arrived, only 0 were shipped", findings_.messages().front());
}

TEST_F(GoodsLedgerTest, MoreOutOfProcessThanWasStartedIsBroken) {
  tell("works", 1, EventType::LotStarted, kRack, 4);
  tell("works", 5, EventType::LotCompleted, kRack, 4, 1);

  EXPECT_EQ(1U, findings_.broken_count());
}

TEST_F(GoodsLedgerTest, WhatARoleHoldsIsComparedWithTheEvents) {
  tell("works", 0, EventType::OpeningStock, kGpu, 20);
  const std::array right{std::pair{ProductId{kGpu}, std::int64_t{20}}};
  const std::array wrong{std::pair{ProductId{kGpu}, std::int64_t{19}}};

  ledger_.check_holdings(EntityId{3}, right, day(9));
  EXPECT_EQ(0U, findings_.broken_count());
  ledger_.check_holdings(EntityId{3}, wrong, day(9));
  ASSERT_EQ(1U, findings_.broken_count());
  EXPECT_EQ("2026-11-10: works: holds 19 gpu, but the events say 20", findings_.messages().front());
}

}  // namespace
}  // namespace gigaramp
