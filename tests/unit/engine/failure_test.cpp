#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "tests/unit/engine/told.hpp"

namespace gigaramp::test {
namespace {

// The only holder of chips has none and nobody makes them: the order can never be filled.
constexpr const char* kStuck = R"(
schema: 1
name: stuck
start: 2026-01-01
end: 2026-03-01
products: {chip: {unit: chip}, robot: {unit: robot, bom: {chip: 1}}}
stores: {empty-depot: {every: event, holds: {chip: {base_stock: 5}}}}
plants: {robot-works: {lines: 1, makes: {robot: {process_time: 1 day}}}}
customers: {ada: {orders: {list: {2026-01-06: 1}, product: robot}}}
)";

TEST(FailureTest, ADeadlockIsAnErrorThatSaysWhoWaitsForWhat) {
  const std::string text = told(kStuck, "");

  EXPECT_EQ(text.find("error: "), 0u) << text;
  EXPECT_NE(text.find("deadlock"), std::string::npos) << text;
  EXPECT_NE(text.find("robot-works waits for chip"), std::string::npos) << text;
  EXPECT_NE(text.find("empty-depot has backorders"), std::string::npos) << text;
}

TEST(FailureTest, AWorldThatJustHasNothingMoreToDoEndsWell) {
  std::string yaml = kStuck;
  yaml.replace(yaml.find("{base_stock: 5}"), 15, "{opening: 1}");

  EXPECT_EQ(told(yaml, "ada Arrived"), "2026-01-07 ada Arrived 1 robot\n");
}

// A role that works once a day and fails on the third.
class FusedRole final : public Role {
 public:
  explicit FusedRole(Date start) : next_{start, pack({0, 0, Kind::Completion, 0})} {}
  Stamp next() const override { return next_; }
  void act(Stamp now, std::span<const Letter>, Outbox&) override {
    if (++days_ == 3) throw RunError(now.date, "the fuse has blown");
    next_ = {now.date + kDay, now.step};
  }
  void holdings(std::vector<Holding>&) const override {}

 private:
  Stamp next_;
  int days_ = 0;
};

// AddressSanitizer takes an exception on a stack that SimGrid made for a write beyond it (google/sanitizers issue 189);
// on a stack of a thread it does not.
engine::Settings settings_for_exceptions() {
#ifdef __SANITIZE_ADDRESS__
  return {.simgrid = {"contexts/factory:thread"}};
#else
  return {};
#endif
}

TEST(FailureTest, WhatARoleThrowsComesOutOfTheRun) {
  const Scenario scenario = read_text(kStuck);
  const std::string text = in_child([&]() -> std::string {
    World world = build_world(scenario, {scenario.seed, 0});
    world.roles[0] = std::make_unique<FusedRole>(scenario.start);
    try {
      engine::simulate(world, settings_for_exceptions(), {});
    } catch (const RunError& error) {
      return std::string("RunError ") + error.what();
    }
    return "no error";
  });

  EXPECT_EQ(text, "RunError 2026-01-03: the fuse has blown");
}

// A role that puts goods into its own stock without having got them.
class ForgerRole final : public Role {
 public:
  Stamp next() const override { return Stamp::never(); }
  void act(Stamp, std::span<const Letter>, Outbox&) override {}
  void holdings(std::vector<Holding>& to) const override { to.push_back({{0}, 3}); }
};

TEST(FailureTest, BooksThatDoNotBalanceFailTheRunWithFigures) {
  const Scenario scenario = read_text(kStuck);
  const std::string text = in_child([&]() -> std::string {
    World world = build_world(scenario, {scenario.seed, 0});
    for (auto& role : world.roles) role = std::make_unique<ForgerRole>();
    try {
      engine::simulate(world, {}, {});
    } catch (const InvariantError& error) {
      return error.what();
    }
    return "no error";
  });

  EXPECT_NE(text.find("books of chip do not balance"), std::string::npos) << text;
  EXPECT_NE(text.find("on hand 9"), std::string::npos) << text;
}

}  // namespace
}  // namespace gigaramp::test
