#include <gtest/gtest.h>

#include "sim/model/scenario.hpp"

namespace gigaramp {
namespace {

constexpr PlaceId kA{0};
constexpr PlaceId kB{1};
constexpr PlaceId kC{2};
constexpr PlaceId kD{3};

using Lanes = std::vector<std::uint32_t>;

Lane lane(PlaceId from, PlaceId to, double days) {
  Lane made;
  made.from = from;
  made.to = to;
  made.transit = fixed(days * 86'400);
  return made;
}

Scenario with_lanes(std::vector<Lane> lanes) {
  Scenario world;
  world.places = {{"a"}, {"b"}, {"c"}, {"d"}};
  world.lanes = std::move(lanes);
  return world;
}

TEST(RouteTest, IsEmptyAtTheSamePlace) {
  EXPECT_EQ(route(with_lanes({}), kA, kA), Lanes{});
}

TEST(RouteTest, IsNulloptWithoutAWay) {
  EXPECT_EQ(route(with_lanes({lane(kB, kA, 1), lane(kA, kC, 1)}), kA, kB), std::nullopt);
}

TEST(RouteTest, AmongSeveralLanesTheSmallestMeanTransitWins) {
  EXPECT_EQ(route(with_lanes({lane(kA, kB, 30), lane(kA, kB, 5), lane(kA, kB, 7)}), kA, kB), Lanes{1});
}

TEST(RouteTest, EqualLanesGoToTheSmallerId) {
  EXPECT_EQ(route(with_lanes({lane(kA, kC, 1), lane(kA, kB, 5), lane(kA, kB, 5)}), kA, kB), Lanes{1});
}

TEST(RouteTest, ADirectLaneIsTakenEvenWhenAChainIsFaster) {
  EXPECT_EQ(route(with_lanes({lane(kA, kB, 30), lane(kA, kC, 1), lane(kC, kB, 1)}), kA, kB), Lanes{0});
}

TEST(RouteTest, TheChainHasTheSmallestSumOfMeans) {
  // a-b-d takes 9 days, a-c-d 8, a-b-c-d 7.
  const Scenario world =
      with_lanes({lane(kA, kB, 3), lane(kA, kC, 6), lane(kB, kC, 2), lane(kB, kD, 6), lane(kC, kD, 2)});

  EXPECT_EQ(route(world, kA, kD), (Lanes{0, 2, 4}));
}

TEST(RouteTest, EqualChainsGoToFewerLanesThenSmallerIds) {
  const Scenario shorter = with_lanes({lane(kA, kB, 1), lane(kA, kC, 2), lane(kB, kC, 1), lane(kC, kD, 1)});
  const Scenario same_length = with_lanes({lane(kA, kC, 1), lane(kA, kB, 1), lane(kB, kD, 1), lane(kC, kD, 1)});

  EXPECT_EQ(route(shorter, kA, kD), (Lanes{1, 3}));
  EXPECT_EQ(route(same_length, kA, kD), (Lanes{0, 3}));
}

TEST(RouteTest, ALoopOfLanesWithoutTransitEnds) {
  EXPECT_EQ(route(with_lanes({lane(kA, kB, 0), lane(kB, kA, 0)}), kA, kC), std::nullopt);
}

TEST(RouteTest, UsesTheMeanOfARandomTransit) {
  Scenario world = with_lanes({lane(kA, kB, 5), lane(kA, kB, 1)});
  world.lanes[1].transit = {Law::Kind::Triangular, 1 * 86'400.0, 2 * 86'400.0, 15 * 86'400.0};  // mean 6 days

  EXPECT_EQ(route(world, kA, kB), Lanes{0});
}

}  // namespace
}  // namespace gigaramp
