#include <gtest/gtest.h>

#include "tests/unit/roles/role_stage.hpp"

namespace gigaramp::testing {
namespace {

std::string world(const std::string& customer, const std::string& more = "", const std::string& deposit = "20 %") {
  return R"(schema: 1
name: treasury-world
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box}}
plants: {garden: {lines: 1, makes: {tea: {process_time: 1 hour}}}}
customers: {ann: {)" +
         customer + R"(}, fund: {cash: {opening: 1 M$}}}
prices: {tea: {2025-01-01: 10 $, 2026-06-01: 20 $}}
terms: {garden: {deposit: )" +
         deposit + ", days: 30 days}}\n" + more;
}

// Cents paid, by event: `2026-01-04 1000`.
std::string money(const RoleStage& stage, EventType type) {
  std::string text;
  for (const Event& event : stage.events()) {
    if (event.type != type) continue;
    text += (text.empty() ? "" : ", ") + to_string(event.stamp.date) + " " + std::to_string(event.value);
  }
  return text;
}

TEST(TreasuryTest, PaysADepositWithTheOrderAndTheRestAfterDelivery) {
  RoleStage ann(world("orders: {list: {2026-01-04: 5}, product: tea}"), "ann");
  ann.freight("2026-01-06", "garden", 5, "tea", OrderId::of(ann.id("ann"), 1));

  ann.run_until("2026-03-01");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-01-04 1000, 2026-02-05 4000");
  EXPECT_EQ(ann.role().balance(), -5000);
}

TEST(TreasuryTest, ThePriceIsThatOfTheDateOfTheOrder) {
  RoleStage ann(world("orders: {list: {2026-07-01: 5}, product: tea}"), "ann");

  ann.run_until("2026-08-01");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-07-01 2000");
}

TEST(TreasuryTest, HoldsAnOrderUntilThereIsCashForIt) {
  RoleStage ann(world("cash: {opening: 40 $, inflow: {2026-02-01: 6 $/month}}, "
                      "orders: {list: {2026-01-04: 5}, product: tea}"),
                "ann");

  ann.run_until("2026-06-01");

  EXPECT_EQ(ann.told(EventType::OrderHeld), "2026-01-04 5");
  EXPECT_EQ(ann.told(EventType::OrderReleased), "2026-02-01 5");
  ASSERT_EQ(ann.written<PlaceOrder>().size(), 1u);
  EXPECT_EQ(to_string(ann.written<PlaceOrder>()[0].terms.rank), "2026-02-01");
}

TEST(TreasuryTest, CountsIncomeThatIsPlannedUntilTheRestIsDue) {
  RoleStage ann(world("cash: {opening: 10 $, inflow: {2026-02-01: 100 $/month}}, "
                      "orders: {list: {2026-01-15: 5}, product: tea}"),
                "ann");

  ann.run_until("2026-01-20");

  EXPECT_EQ(ann.told(EventType::OrderHeld), "");
  EXPECT_EQ(ann.written<PlaceOrder>().size(), 1u);
}

TEST(TreasuryTest, ABillThatCannotBePaidWaitsAndIsPaidWhenMoneyComes) {
  RoleStage ann(world("cash: {opening: 10 $}, orders: {list: {2026-01-15: 5}, product: tea}",
                      "raises: {bond: {to: ann, amount: 50 $, on: {value: 2026-02-01, delay: 4 weeks}}}\n"),
                "ann");
  ann.freight("2026-01-16", "garden", 5, "tea", OrderId::of(ann.id("ann"), 1));

  ann.run_until("2026-06-01");

  EXPECT_EQ(money(ann, EventType::PaymentLate), "2026-02-15 4000");
  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-01-15 1000, 2026-03-01 4000");
  EXPECT_EQ(ann.role().balance(), 1000);
}

TEST(TreasuryTest, ALoanCostsInterestEveryMonthAndIsRepaid) {
  RoleStage ann(world("cash: {opening: 0 $, inflow: 10 $/month}",
                      "raises: {bond: {to: ann, from: fund, kind: debt, amount: 120 $, on: 2026-02-10, interest: 10 %, "
                      "term: 60 days}}\n"),
                "ann");
  Pay paid{12'000, PaymentFor::Debt, {}, {}, 0};
  ann.letter("2026-02-10", "fund", paid);

  ann.run_until("2026-06-01");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-03-01 100, 2026-04-01 100, 2026-04-11 12000");
}

TEST(TreasuryTest, TakesBackWhatItCannotPayWhenARaiseFailsAndOrdersItAgain) {
  RoleStage ann(world("cash: {opening: 10 $, inflow: {2026-05-01: 60 $/month}}, orders: {list: {2026-01-15: 5}, "
                      "product: tea}",
                      "raises: {bond: {to: ann, from: fund, amount: 50 $, on: 2026-02-01}}\n"),
                "ann");
  ann.letter("2026-01-20", "fund", Pay{0, PaymentFor::Equity, {}, {}, 0});
  const OrderId order = OrderId::of(ann.id("ann"), 1);

  ann.run_until("2026-01-21");

  ASSERT_EQ(ann.written<CancelOrder>().size(), 1u);
  EXPECT_EQ(ann.written<CancelOrder>()[0].quantity, 5);
  ann.letter("2026-01-22", "garden", CancelOrder{order.value, 5, ann.product("tea")});
  ann.run_until("2026-06-01");
  EXPECT_EQ(ann.told(EventType::OrderHeld), "2026-01-22 5");
  EXPECT_EQ(ann.told(EventType::OrderReleased), "2026-04-01 5");
  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-01-15 1000");  // its deposit counts
  EXPECT_EQ(ann.written<PlaceOrder>().size(), 2u);
}

TEST(TreasuryTest, AnInvestorPaysOrSaysThatItWillNot) {
  const std::string cash = "cash: {opening: 0 $}";
  RoleStage fund(world(cash, "raises: {bond: {to: ann, from: fund, amount: 120 $, on: 2026-02-10}}\n"), "fund");
  RoleStage poor(
      world(cash, "raises: {bond: {to: ann, from: fund, amount: 120 $, on: 2026-02-10, probability: 0 %}}\n"), "fund");

  fund.run_until("2026-03-01");
  poor.run_until("2026-03-01");

  ASSERT_EQ(fund.written<Pay>().size(), 1u);
  EXPECT_EQ(fund.written<Pay>()[0].cents, 12'000);
  ASSERT_EQ(poor.written<Pay>().size(), 1u);
  EXPECT_EQ(poor.written<Pay>()[0].cents, 0);
}

TEST(TreasuryTest, TakeOrPayBillsWhatWasNotTaken) {
  RoleStage ann(world("orders: {list: {2026-01-04: 5}, product: tea}",
                      "contracts: {supply: {customer: ann, supplier: garden, until: 2026-02-15, take_or_pay: {product: "
                      "tea, quantity: 8 boxes/month, every: 1 month, share: 50 %}}}\n",
                      "0 %"),
                "ann");
  ann.freight("2026-01-06", "garden", 5, "tea", OrderId::of(ann.id("ann"), 1));

  ann.run_until("2026-02-02");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-02-01 1500");
  ann.run_until("2026-04-02");
  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-02-01 1500, 2026-02-05 5000");
}

TEST(TreasuryTest, ALeaseIsPaidByUnitAndMonth) {
  RoleStage ann(
      world("orders: {list: {2026-01-04: 5, 2026-01-05: 5}, product: tea}",
            "contracts: {lease: {customer: ann, supplier: garden, lease: {product: tea, price: 1 $/day, most: 5}}}\n",
            "0 %"),
      "ann");
  ann.freight("2026-01-22", "garden", 5, "tea", OrderId::of(ann.id("ann"), 1));

  ann.run_until("2026-02-02");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-02-01 5000");
}

TEST(TreasuryTest, ATrancheThatComesEarlyIsCountedOnce) {
  const std::string text = R"(schema: 1
name: early
start: 2026-01-01
end: 2028-01-01
products: {rack: {unit: rack, it_power: 100 kW}}
plants: {works: {lines: 1, makes: {rack: {process_time: 1 hour}}}}
customers: {ann: {cash: {opening: 10 $}, orders: {list: {2026-03-10: 3}, product: rack}}}
sites: {campus: {for: ann, phases: {b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-09-01}}}}
designers: {seller: {roadmap: [{product: rack}]}}
prices: {rack: 10 $}
terms: {works: {days: 300 days}}
contracts: {deal: {customer: ann, supplier: works, tranches: {amount: 10 $, every_gw: 0.001, most: 10 $}}}
)";
  RoleStage ann(text, "ann");
  ann.letter("2026-03-01", "works", Pay{1000, PaymentFor::Equity, {}, {}, 0});

  ann.run_until("2026-03-20");

  // It has 20 $ and expects no more; three racks cost 30 $.
  EXPECT_EQ(ann.told(EventType::OrderHeld), "2026-03-10 3");
}

TEST(TreasuryTest, NothingIsOwedForWhatAPlantWillNotMake) {
  RoleStage garden(world("orders: {list: {2026-01-04: 5}, product: tea}"), "garden");
  const OrderId order = garden.order("2026-01-04", "ann", 5, "tea");
  garden.letter("2026-01-04T01:30", "ann", CancelOrder{order.value, 9, garden.product("tea")});
  RoleStage ann(world("orders: {list: {2026-01-04: 5}, product: tea}"), "ann");
  ann.letter("2026-01-05", "garden", CancelOrder{OrderId::of(ann.id("ann"), 1).value, 3, ann.product("tea")});

  garden.run_until("2026-01-10");
  ann.run_until("2026-01-10");

  ASSERT_EQ(garden.written<CancelOrder>().size(), 1u);
  EXPECT_EQ(garden.written<CancelOrder>()[0].quantity, 3);
  EXPECT_EQ(money(ann, EventType::Committed), "2026-01-04 4000, 2026-01-05 1600");
}

TEST(TreasuryTest, PricesThatWereQuotedHoldForOrdersFromThenOn) {
  RoleStage ann(world("orders: {list: {2026-01-04: 5, 2026-01-06: 5}, product: tea}"), "ann");
  ann.letter("2026-01-05", "garden", QuotePrice{1'500'000});

  ann.run_until("2026-01-10");

  EXPECT_EQ(money(ann, EventType::MoneyPaid), "2026-01-04 1000, 2026-01-06 1500");
}

TEST(CashierTest, QuotesPricesThatFollowTheOrderBook) {
  const std::string text = R"(schema: 1
name: scarce
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box}}
plants: {garden: {lines: 1, makes: {tea: {process_time: 1 day}}}}
customers: {ann: {orders: {list: {2026-12-01: 1}, product: tea}}, bob: {}}
prices: {tea: 10 $}
terms: {garden: {scarcity: {from: 4 weeks, by: 10 %, per: 1 week, most: 50 %}}}
)";
  RoleStage garden(text, "garden");
  garden.order("2026-01-01", "ann", 100, "tea");

  garden.run_until("2026-07-01");

  // On 1 March 41 are not started, which are 41 days at the pace of February: 13 days beyond four weeks.
  EXPECT_EQ(money(garden, EventType::PriceQuoted), "2026-03-01 1185714, 2026-04-01 1000000");
  ASSERT_EQ(garden.written<QuotePrice>().size(), 2u);
  EXPECT_EQ(garden.letters()[0].to, garden.id("ann"));
}

TEST(CashierTest, PaysTranchesUpToWhereItStops) {
  const std::string text = R"(schema: 1
name: tranches
start: 2026-01-01
end: 2027-01-01
products: {rack: {unit: rack, it_power: 100 kW}}
plants: {works: {lines: 1, makes: {rack: {process_time: 1 hour}}}}
customers: {ann: {cash: {opening: 1 M$}, orders: {list: {2026-02-01: 1}, product: rack}}}
sites: {campus: {for: ann, phases: {b1: {it_power: 1 MW, shell: 2026-02-01, power: 2026-03-01}}}}
designers: {seller: {roadmap: [{product: rack}]}}
prices: {rack: 1 $}
contracts: {deal: {customer: ann, supplier: works, tranches: {amount: 5 $, every_gw: 0.001, most: 15 $, stop_gw: 0.001}}}
)";
  RoleStage works(text, "works");
  works.letter("2026-03-01", "ann", ClaimTranche{0, 1});
  works.letter("2026-04-01", "ann", ClaimTranche{0, 2});

  works.run_until("2026-06-01");

  ASSERT_EQ(works.written<Pay>().size(), 2u);
  EXPECT_EQ(works.written<Pay>()[0].cents, 500);
  EXPECT_EQ(works.written<Pay>()[1].cents, 0);
  EXPECT_EQ(works.role().balance(), -500);
}

}  // namespace
}  // namespace gigaramp::testing
