#include "sim/model/roadmap.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

Designer two_generations() {
  Designer designer;
  designer.roadmap = {
      {{0}, {}, day("2027-03-31"), "racks"}, {{1}, day("2026-09-01"), {}, "racks"}, {{2}, {}, {}, "boards"}};
  return designer;
}

TEST(RoadmapTest, AFamilyHoldsTheGenerationsOfOneProductByDate) {
  const Designer designer = two_generations();

  const auto racks = family_of(designer, {1});

  ASSERT_EQ(racks.size(), 2u);
  EXPECT_EQ(racks[0]->product, ProductId{0});
  EXPECT_EQ(racks[1]->product, ProductId{1});
  EXPECT_EQ(family_of(designer, {2}).size(), 1u);
  EXPECT_TRUE(family_of(designer, {9}).empty());
}

TEST(RoadmapTest, UntilIsTheLastDayOfSale) {
  const Designer designer = two_generations();

  EXPECT_TRUE(is_sold(designer.roadmap[0], day("2027-03-31") + kHour * 23));
  EXPECT_FALSE(is_sold(designer.roadmap[0], day("2027-04-01")));
  EXPECT_FALSE(is_sold(designer.roadmap[1], day("2026-08-31")));
  EXPECT_TRUE(is_sold(designer.roadmap[1], day("2026-09-01")));
}

TEST(RoadmapTest, TheNewestGenerationIsWrittenIntoOrders) {
  const Designer designer = two_generations();

  EXPECT_EQ(newest_sold(designer, {0}, day("2026-08-01")), ProductId{0});
  EXPECT_EQ(newest_sold(designer, {0}, day("2026-09-01")), ProductId{1});
  EXPECT_EQ(newest_sold(designer, {2}, day("2029-01-01")), ProductId{2});
}

TEST(RoadmapTest, PlansGoOverLinearlyWhileBothAreSold) {
  const Designer designer = two_generations();
  const auto racks = family_of(designer, {0});
  const Date middle = day("2026-09-01") + Duration{(day("2027-03-31") - day("2026-09-01")).seconds / 2};

  EXPECT_EQ(planned_share(racks, 0, day("2026-01-01")), 1);
  EXPECT_EQ(planned_share(racks, 1, day("2026-01-01")), 0);
  EXPECT_DOUBLE_EQ(planned_share(racks, 0, middle), 0.5);
  EXPECT_DOUBLE_EQ(planned_share(racks, 1, middle), 0.5);
  EXPECT_EQ(planned_share(racks, 0, day("2027-06-01")), 0);
  EXPECT_EQ(planned_share(racks, 1, day("2027-06-01")), 1);
}

}  // namespace
}  // namespace gigaramp
