#include "sim/rules/budget.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

const Date kStart = *parse_date("2026-01-01");

Date day(const char* text) {
  return *parse_date(text);
}

TEST(BudgetTest, LooksAtTheLowestPointUpToTheLastDebt) {
  Budget budget;
  budget.owe(day("2026-03-01"), 70);
  budget.expect(day("2026-02-01"), 20);
  budget.expect(day("2026-04-01"), 1000);

  EXPECT_EQ(budget.least(kStart, day("2026-02-15"), 60), 10);
}

TEST(BudgetTest, CountsWhatIsOverdueAsDueNow) {
  Budget budget;
  budget.owe(kStart, 70);

  EXPECT_EQ(budget.least(day("2026-02-01"), day("2026-02-01"), 60), -10);
}

TEST(BudgetTest, ForgetsIncomeThatDidNotCome) {
  Budget budget;
  budget.expect(day("2026-01-15"), 100);
  budget.owe(day("2026-03-01"), 50);

  EXPECT_EQ(budget.least(day("2026-02-01"), day("2026-03-01"), 0), -50);
}

TEST(BudgetTest, GivesUpTheIncomeOfAPromiseThatEnded) {
  Budget budget;
  budget.expect(day("2026-02-01"), 100);
  budget.expect(day("2027-02-01"), 30);
  budget.expect(day("2027-02-01"), 100, 7);
  budget.give_up(7);
  budget.owe(day("2027-03-01"), 150);

  EXPECT_EQ(budget.least(kStart, day("2027-03-01"), 0), -20);
}

TEST(BudgetTest, MoneyThatCameBeforeItsDateIsExpectedNoMore) {
  Budget budget;
  budget.expect(day("2026-04-01"), 100, 7);
  budget.expect(day("2026-06-01"), 100, 7);
  budget.expect(day("2026-06-01"), 100, 8);
  budget.owe(day("2026-07-01"), 300);

  budget.arrive(7, 150);

  EXPECT_EQ(budget.least(kStart, day("2026-07-01"), 150), 0);
  EXPECT_EQ(budget.least(kStart, day("2026-05-01"), 150), 0) << "half of the second is left, in June";
}

TEST(BudgetTest, RunsMonthlyCostsFromTheMonthAfterTheyBegin) {
  Budget budget;
  budget.run(day("2026-02-10"), day("2026-05-01"), -5);

  EXPECT_EQ(budget.least(kStart, day("2026-12-01"), 100), 85);
}

TEST(BudgetTest, SettlesWhatWasPaid) {
  Budget budget;
  budget.owe(day("2026-03-01"), 70);
  budget.settle(day("2026-03-01"), 30);

  EXPECT_EQ(budget.owed(), 40);
}

}  // namespace
}  // namespace gigaramp
