#include <gtest/gtest.h>

#include "sim/rules/order_book.hpp"
#include "tests/unit/rules/rule_worlds.hpp"

namespace gigaramp::test {
namespace {

constexpr std::int64_t kQuanta = 1'000'000'000'000;
constexpr std::size_t kWeeks = 5;

// Short capacity shared week by week between two customers with backlog; the numbers can be followed by hand.
// @return  shipments by customer and week [units]
std::vector<std::vector<double>> ship(const ResolvedRule& rule) {
  const std::int64_t capacity[] = {100, 100, 80, 120, 150};
  const std::int64_t orders[2][kWeeks] = {{60, 50, 90, 40, 0}, {70, 60, 30, 60, 20}};
  std::vector<std::vector<double>> shipped(2, std::vector<double>(kWeeks, 0));
  OrderBook book(kWeek);
  Account account;
  for (std::size_t week = 0; week < kWeeks; ++week) {
    const Date now = Date{0} + kWeek * static_cast<std::int64_t>(week);
    for (std::uint32_t c = 0; c < 2; ++c) {
      const EntityId party{c + 1};
      const auto id = static_cast<std::int64_t>(week * 2 + c);
      if (orders[c][week] > 0) book.add({id, party, party, party, orders[c][week] * kQuanta, 0, now, now});
    }
    const std::vector<Claim> claims = book.claims(now, Duration{});
    Allocation result = allocate(capacity[week] * kQuanta, claims, rule, std::move(account), now);
    account = std::move(result.account);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      book.grant(claims[i].id, result.grants[i]);
      shipped[claims[i].buyer.value - 1][week] += static_cast<double>(result.grants[i]) / kQuanta;
    }
  }
  return shipped;
}

void expect_shipped(const ResolvedRule& rule, const std::vector<std::vector<double>>& expected) {
  const auto shipped = ship(rule);
  for (std::size_t c = 0; c < 2; ++c) {
    for (std::size_t week = 0; week < kWeeks; ++week) {
      EXPECT_NEAR(shipped[c][week], expected[c][week], 1e-9) << "customer " << c + 1 << ", week " << week + 1;
    }
  }
}

TEST(WeeklyRationingTest, PriorityToTheFirstCustomer) {
  expect_shipped(priority_of({{kA}}), {{60, 50, 80, 50, 0}, {40, 50, 0, 70, 80}});
}

TEST(WeeklyRationingTest, ProportionalToBacklog) {
  expect_shipped(rule_of(Rule::Kind::ProRata),
                 {{46.15384615384615, 45.604395604395606, 54.120879120879124, 62.747252747252745, 31.373626373626372},
                  {53.84615384615385, 54.395604395604394, 25.87912087912088, 57.252747252747255, 48.62637362637363}});
}

TEST(WeeklyRationingTest, FirstComeFirstServed) {
  expect_shipped(rule_of(Rule::Kind::Fcfs), {{60, 50, 40, 90, 0}, {40, 50, 40, 30, 80}});
}

TEST(WeeklyRationingTest, TwoFifthsReservedForTheFirstCustomer) {
  expect_shipped(named_rule(Rule::Kind::Reserved, {{kA, 0.4}}), {{40, 40, 40, 60, 60}, {60, 60, 40, 60, 20}});
}

}  // namespace
}  // namespace gigaramp::test
