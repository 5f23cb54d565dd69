#include "sim/rules/node_allocation.hpp"

#include <gtest/gtest.h>

#include "tests/support/world_text.hpp"

namespace gigaramp::testing {
namespace {

using Grants = std::vector<std::int64_t>;

// A node of three customers a, b, c with this policy.
class Node {
 public:
  explicit Node(const std::string& policy)
      : scenario_(load_text(R"(schema: 1
name: node
start: 2026-01-01
end: 2027-01-01
products: {tea: {unit: box}}
plants: {works: {lines: 1, makes: {tea: {process_time: 1 hour}}, )" +
                            policy + R"(}}
customers:
  a: {orders: {every: 1 week, product: tea}}
  b: {orders: {every: 1 week, product: tea}}
  c: {orders: {every: 1 week, product: tea}}
)")),
        allocation_(scenario_.plants.front().policy, scenario_, "works") {}

  Claim claim(std::int64_t id, const std::string& party, std::int64_t asked, const std::string& sent) const {
    const EntityId who = find_entity(scenario_, party);
    const Date rank = parse_date(sent).value();
    return {id, who, who, who, asked, rank, rank};
  }
  Grants grant(std::int64_t supply, const std::vector<Claim>& claims, const std::string& now) {
    return allocation_.grant(supply, claims, parse_date(now).value());
  }
  NodeAllocation& allocation() { return allocation_; }

 private:
  Scenario scenario_;
  NodeAllocation allocation_;
};

constexpr const char* kLater = "allocation: {start: fcfs, 2026-02-01: {priority: {tiers: [[b], rest]}}}";

TEST(NodeAllocationTest, WithPreemptNoneEarlierClaimsKeepTheirPlace) {
  Node node(std::string(kLater) + ", preempt: none");
  const std::vector<Claim> claims = {node.claim(1, "a", 5, "2026-01-10"), node.claim(2, "c", 5, "2026-02-02"),
                                     node.claim(3, "b", 5, "2026-02-03")};

  EXPECT_EQ(node.grant(7, claims, "2026-02-05"), (Grants{5, 0, 2}));
}

TEST(NodeAllocationTest, WithPreemptQueueTheNewRuleSortsAll) {
  Node node(std::string(kLater) + ", preempt: queue");
  const std::vector<Claim> claims = {node.claim(1, "a", 5, "2026-01-10"), node.claim(2, "c", 5, "2026-02-02"),
                                     node.claim(3, "b", 5, "2026-02-03")};

  EXPECT_EQ(node.grant(7, claims, "2026-02-05"), (Grants{2, 0, 5}));
  EXPECT_EQ(node.grant(7, claims, "2026-01-31"), (Grants{5, 2, 0}));  // the day before the rule
}

TEST(NodeAllocationTest, KeepsTheAccountFromCallToCall) {
  Node node("allocation: {start: {weighted: {weights: {a: 2, b: 1}}}}");
  Grants totals(2, 0);
  for (int week = 0; week < 9; ++week) {
    const Grants one =
        node.grant(1, {node.claim(1, "a", 1, "2026-01-01"), node.claim(2, "b", 1, "2026-01-01")}, "2026-01-08");
    totals[0] += one[0];
    totals[1] += one[1];
  }

  EXPECT_EQ(totals, (Grants{6, 3}));  // one unit at a time, and still two to one
}

TEST(NodeAllocationTest, APreviewIsNotRemembered) {
  Node node("allocation: {start: {weighted: {weights: {a: 1, b: 1}}}}");
  const std::vector<Claim> claims = {node.claim(1, "a", 1, "2026-01-01"), node.claim(2, "b", 1, "2026-01-01")};
  const Date now = parse_date("2026-01-08").value();

  const Grants first = node.allocation().preview(1, claims, now);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(node.allocation().preview(1, claims, now), first);

  EXPECT_EQ(node.grant(1, claims, "2026-01-08"), first);
  EXPECT_NE(node.grant(1, claims, "2026-01-08"), first);
}

TEST(NodeAllocationTest, DisplacementIsWhatFirstComeWouldHaveGivenLessWhatWasGiven) {
  Node node("allocation: {start: {priority: {tiers: [[b], rest]}}}");

  node.grant(4, {node.claim(1, "a", 4, "2026-01-01"), node.claim(2, "b", 4, "2026-01-02")}, "2026-01-08");

  const auto& displaced = node.allocation().displaced();
  ASSERT_EQ(displaced.size(), 2u);
  EXPECT_EQ(displaced[0].claim.id, 1);
  EXPECT_EQ(displaced[0].quantity, 4);
  EXPECT_EQ(displaced[1].quantity, -4);
}

TEST(NodeAllocationTest, GrantsAreWholeKitsAndNoKitIsLeftWhileOneIsAsked) {
  Node node("allocation: {start: pro_rata}");
  std::vector<Claim> claims = {node.claim(1, "a", 144, "2026-01-01"), node.claim(2, "b", 144, "2026-01-01"),
                               node.claim(3, "c", 80, "2026-01-01")};
  claims[0].multiple = claims[1].multiple = 72;
  claims[2].multiple = 8;

  // In proportion 78, 78 and 43 of 200: 72, 72 and 40; of the 16 left two more boards.
  EXPECT_EQ(node.grant(200, claims, "2026-01-08"), (Grants{72, 72, 56}));
}

TEST(NodeAllocationTest, WhatAClaimGotBesideCountsForDisplacement) {
  Node node("allocation: {start: {priority: {tiers: [[b], rest]}}}");
  const std::vector<Claim> claims = {node.claim(1, "a", 4, "2026-01-01"), node.claim(2, "b", 2, "2026-01-02")};
  const Grants beside = {0, 2};

  node.allocation().grant(2, claims, parse_date("2026-01-08").value(), beside);

  ASSERT_EQ(node.allocation().displaced().size(), 2u);
  EXPECT_EQ(node.allocation().displaced()[0].quantity, 4);
  EXPECT_EQ(node.allocation().displaced()[1].quantity, -4);
}

}  // namespace
}  // namespace gigaramp::testing
