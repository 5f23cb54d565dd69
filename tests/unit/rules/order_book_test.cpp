#include "sim/rules/order_book.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"

namespace gigaramp {
namespace {

constexpr Date kNow{5'000'000};

BookedOrder order(std::int64_t id, std::int64_t quantity, Date rank, Date due) {
  return {id, EntityId{1}, EntityId{2}, EntityId{3}, quantity, 0, rank, due};
}

TEST(OrderBookTest, TakesOrdersDueWithinTheBook) {
  EXPECT_TRUE(OrderBook::accept(kNow + kMonth * 18, kNow, kMonth * 18));
  EXPECT_FALSE(OrderBook::accept(kNow + kMonth * 18 + kSecond, kNow, kMonth * 18));
}

TEST(OrderBookTest, ClaimsAreSortedByRankThenId) {
  OrderBook book(kWeek);
  book.add(order(9, 5, Date{20}, kNow));
  book.add(order(3, 5, Date{20}, kNow));
  book.add(order(7, 5, Date{10}, kNow));

  const auto claims = book.claims(kNow, kWeek);

  ASSERT_EQ(claims.size(), 3u);
  EXPECT_EQ(claims[0].id, 7);
  EXPECT_EQ(claims[1].id, 3);
  EXPECT_EQ(claims[2].id, 9);
  EXPECT_EQ(claims[0].for_customer, EntityId{1});
  EXPECT_EQ(claims[0].buyer, EntityId{2});
  EXPECT_EQ(claims[0].direct, EntityId{3});
}

TEST(OrderBookTest, ClaimsAreDueWithinLeadTimeAndOnePeriod) {
  OrderBook book(kWeek);
  book.add(order(1, 5, Date{10}, kNow + kWeek * 4));
  book.add(order(2, 5, Date{11}, kNow + kWeek * 4 + kSecond));

  const auto claims = book.claims(kNow, kWeek * 3);

  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].id, 1);
}

TEST(OrderBookTest, GrantsReduceTheClaimAndCloseTheOrder) {
  OrderBook book(kWeek);
  book.add(order(1, 5, Date{10}, kNow));

  book.grant(1, 2);
  EXPECT_EQ(book.claims(kNow, {}).at(0).asked, 3);
  EXPECT_EQ(book.open_units(), 3);
  book.grant(1, 3);

  EXPECT_EQ(book.size(), 0u);
  EXPECT_EQ(book.find(1), nullptr);
  EXPECT_EQ(book.open_units(), 0);
}

TEST(OrderBookTest, CancelReturnsWhatWasLacking) {
  OrderBook book(kWeek);
  book.add(order(1, 5, Date{10}, kNow));
  book.grant(1, 2);

  EXPECT_EQ(book.cancel(1), 3);
  EXPECT_EQ(book.cancel(1), 0);
  EXPECT_EQ(book.size(), 0u);
}

TEST(OrderBookTest, GuardsItsBooks) {
  OrderBook book(kWeek);
  book.add(order(1, 5, Date{10}, kNow));

  EXPECT_THROW(book.grant(1, 6), InvariantError);
  EXPECT_THROW(book.grant(2, 1), InvariantError);
  EXPECT_THROW(book.add(order(1, 5, Date{99}, kNow)), InvariantError);
  EXPECT_THROW(book.add(order(2, 0, Date{99}, kNow)), InvariantError);
}

TEST(OrderBookTest, ClosedOrdersLeaveNoTrace) {
  OrderBook book(kWeek);
  for (std::int64_t id = 0; id < 100'000; ++id) {
    book.add(order(id, 1, Date{id}, kNow));
    if (id % 1000 != 0) book.grant(id, 1);
  }

  EXPECT_EQ(book.size(), 100u);
  EXPECT_EQ(book.claims(kNow, {}).size(), 100u);
}

}  // namespace
}  // namespace gigaramp
