#include <gtest/gtest.h>

#include "sim/roles/network.hpp"
#include "tests/support/world_text.hpp"

namespace gigaramp::testing {
namespace {

constexpr EntityId kBuyer{0};
constexpr EntityId kMiddle{1};
constexpr EntityId kOther{2};
constexpr EntityId kSource{3};

TEST(DemandRanksTest, ARankIsTheLongestPathFromFinalDemand) {
  // The buyer reaches the source directly and over two steps: the longer path counts.
  const auto ranks = demand_ranks(4, {{kBuyer, kMiddle}, {kBuyer, kSource}, {kMiddle, kOther}, {kOther, kSource}});

  EXPECT_EQ(ranks, (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(DemandRanksTest, EntitiesOnACycleShareARank) {
  const auto ranks = demand_ranks(4, {{kBuyer, kMiddle}, {kMiddle, kOther}, {kOther, kMiddle}, {kOther, kSource}});

  EXPECT_EQ(ranks, (std::vector<std::uint32_t>{0, 1, 1, 2}));
}

class NetworkTest : public ::testing::Test {
 protected:
  Date at(const char* text) const { return parse_date(text).value(); }

  const Scenario scenario_ = load_text(R"(schema: 1
name: places
start: 2026-01-01
end: 2027-01-01
places: {east: {coordinates: [0, 0]}, middle: {coordinates: [0, 9]}, west: {coordinates: [0, 90]}}
lanes:
  slow: {from: east, to: west, mode: sea, transit: {uniform: [20 days, 40 days]}}
  first-leg: {from: east, to: middle, transit: {triangular: [1 day, 2 days, 6 days]}}
  second-leg: {from: middle, to: west, transit: 4 days}
products: {tea: {unit: box}}
plants: {garden: {place: east, lines: 1, makes: {tea: {process_time: 1 hour}}}}
customers: {london: {place: west, orders: {every: 1 week, product: tea}}}
)");
  const Network network_{scenario_, [this] {
                           std::vector<Network::Node> nodes(scenario_.entities.size());
                           for (Network::Node& node : nodes) node.place = find_place(scenario_, "east");
                           nodes[find_entity(scenario_, "london").value].place = find_place(scenario_, "west");
                           nodes[find_entity(scenario_, "garden").value].desk = kWeek;
                           return nodes;
                         }()};
};

TEST_F(NetworkTest, ALetterSentOnATuesdayIsReadAtTheNextTick) {
  const EntityId garden = find_entity(scenario_, "garden");
  const EntityId london = find_entity(scenario_, "london");

  EXPECT_EQ(network_.desk_opening(garden, at("2026-01-06")), at("2026-01-08"));
  EXPECT_EQ(network_.desk_opening(garden, at("2026-01-08")), at("2026-01-08"));
  EXPECT_EQ(network_.desk_opening(garden, at("2026-01-08T00:00:01")), at("2026-01-15"));
  EXPECT_EQ(network_.desk_opening(london, at("2026-01-06T13:30")), at("2026-01-06T13:30"));
}

TEST_F(NetworkTest, GoodsTakeTheLaneOrChainOfSmallestMeanTransit) {
  const EntityId garden = find_entity(scenario_, "garden");
  const EntityId london = find_entity(scenario_, "london");

  // A lane between the two places goes before a chain, whatever it takes: mean of 20 and 40 days.
  EXPECT_EQ(network_.mean_transit(garden, london), kDay * 30);
  EXPECT_EQ(network_.least_transit(garden, london), kDay * 20);
  EXPECT_EQ(network_.mean_transit(garden, garden), Duration{0});
}

}  // namespace
}  // namespace gigaramp::testing
