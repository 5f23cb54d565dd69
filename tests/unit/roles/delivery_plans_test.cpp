#include "sim/roles/delivery_plans.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

constexpr Date kStart{1'000'000};
const EntityId kBuyer{1};
const EntityId kAnn{2};

PlanDeliveries plan(EntityId party, Date origin, std::vector<std::int64_t> at) {
  return {{0}, kBuyer, {3}, {origin, kWeek, std::move(at)}, party};
}

std::vector<DeliveryPlans::Need> needs(DeliveryPlans& plans, bool see_through, Date until) {
  return plans.needs({0}, see_through, [until](EntityId) { return until; });
}

TEST(DeliveryPlansTest, PartsOfAPlanAreOneNeedUnlessThePlantSeesThrough) {
  DeliveryPlans plans;
  plans.update(plan(kAnn, kStart, {0, 30}));
  plans.update(plan({}, kStart, {0, 60}));

  const auto together = needs(plans, false, kStart + kWeek);
  ASSERT_EQ(together.size(), 1u);
  EXPECT_EQ(together[0].total, 90);

  const auto apart = needs(plans, true, kStart + kWeek);
  ASSERT_EQ(apart.size(), 2u);
  EXPECT_EQ(claim_of(apart[0], 0, true).for_customer, kAnn);
  EXPECT_EQ(apart[0].total, 30);
  EXPECT_FALSE(claim_of(apart[1], 1, true).for_customer.is_some());
}

TEST(DeliveryPlansTest, AGrantIsSplitOverItsPartsInProportion) {
  DeliveryPlans plans;
  plans.update(plan(kAnn, kStart, {30}));
  plans.update(plan({}, kStart, {60}));

  EXPECT_EQ(needs(plans, false, kStart)[0].ship(31), (std::vector<std::int64_t>{10, 21}));
  EXPECT_EQ(needs(plans, false, kStart)[0].total, 59);
}

TEST(DeliveryPlansTest, AClaimIsAsOldAsTheOldestRequirementThatIsNotMet) {
  DeliveryPlans plans;
  plans.update(plan({}, kStart, {0, 10, 20}));
  EXPECT_EQ(needs(plans, false, kStart + kWeek * 2)[0].rank, kStart + kWeek);

  // A new plan a month later still wants what the old one wanted first.
  plans.update(plan({}, kStart + kWeek * 4, {20, 30}));
  auto late = needs(plans, false, kStart + kWeek * 5);
  EXPECT_EQ(late[0].rank, kStart + kWeek);

  late[0].ship(20);
  EXPECT_EQ(needs(plans, false, kStart + kWeek * 5)[0].rank, kStart + kWeek * 5);
}

}  // namespace
}  // namespace gigaramp
