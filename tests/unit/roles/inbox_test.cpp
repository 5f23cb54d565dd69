#include <gtest/gtest.h>

#include "sim/roles/inbox.hpp"

namespace gigaramp::testing {
namespace {

constexpr Stamp kOrders{{100}, pack({0, 0, Kind::Order, 2})};
constexpr Stamp kArrivals{{90}, pack({0, 0, Kind::Arrival, 0})};

Letter letter(Stamp at, std::uint32_t from, std::uint64_t sequence, std::int64_t quantity) {
  OrderTerms terms;
  terms.quantity = quantity;
  return {at, {from}, {9}, sequence, PlaceOrder{terms}};
}

TEST(InboxTest, LettersOfOneStampComeBySenderThenSequence) {
  Inbox inbox;
  inbox.post(letter(kOrders, 7, 1, 71));
  inbox.post(letter(kOrders, 3, 5, 35));
  inbox.post(letter(kOrders, 7, 0, 70));
  inbox.post(letter(kOrders, 3, 4, 34));

  std::vector<Letter> batch;
  inbox.take(kOrders, batch);

  std::vector<std::int64_t> quantities;
  for (const Letter& one : batch) quantities.push_back(std::get<PlaceOrder>(one.content).terms.quantity);
  EXPECT_EQ(quantities, (std::vector<std::int64_t>{34, 35, 70, 71}));
  EXPECT_EQ(inbox.size(), 0u);
  EXPECT_TRUE(inbox.next().is_never());
}

TEST(InboxTest, KnowsItsNextStampAndItsNextLetterThatIsNoFreight) {
  Inbox inbox;
  inbox.post(letter(kOrders, 7, 1, 1));
  inbox.post({kArrivals, {3}, {9}, 1, Freight{}});

  EXPECT_EQ(inbox.next(), kArrivals);
  EXPECT_EQ(inbox.next_order(), Date{100});
  std::vector<Letter> batch;
  inbox.take(kArrivals, batch);
  EXPECT_EQ(batch.size(), 1u);
  EXPECT_EQ(inbox.next(), kOrders);
}

TEST(InboxTest, TakesOnlyWhatIsStampedExactlySo) {
  Inbox inbox;
  inbox.post(letter(kOrders, 7, 1, 1));

  std::vector<Letter> batch;
  inbox.take({{100}, kOrders.step - 1}, batch);

  EXPECT_TRUE(batch.empty());
  EXPECT_EQ(inbox.size(), 1u);
}

}  // namespace
}  // namespace gigaramp::testing
