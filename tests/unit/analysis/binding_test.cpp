#include "sim/analysis/binding.hpp"

#include <gtest/gtest.h>

#include "tests/unit/analysis/event_story.hpp"

namespace gigaramp {
namespace {

// Two designers beside the works of the small world.
Scenario designers_world() {
  Scenario s = rack_world();
  s.entities = {{"ann", Entity::Kind::Designer, 0},    {"bob", Entity::Kind::Designer, 1},
                {"campus", Entity::Kind::Site, 0},     {"ocean", Entity::Kind::Lane, 0},
                {"openai", Entity::Kind::Customer, 0}, {"works", Entity::Kind::Plant, 0}};
  for (const char* id : {"ann", "bob"}) {
    Designer designer;
    designer.id = id;
    designer.policy.every = kWeek;
    s.designers.push_back(designer);
  }
  return s;
}

Event short_at(const Scenario& s, const char* designer, Date date) {
  return at(s, designer, date, EventType::GrantsShort,
            {.quantity = 1, .product = 1, .other = find_entity(s, "works").value});
}

TEST(BindingTest, APlantBindsFromAShortTickToTheNext) {
  const Scenario s = designers_world();
  Binding binding(s);
  binding.on(short_at(s, "ann", day(0)));
  binding.on(short_at(s, "ann", day(7)));
  binding.on(short_at(s, "ann", day(28)));
  binding.finish();
  const std::vector<Date> dates{day(0), day(10), day(20), day(30), day(40)};

  const auto shares = binding.shares(find_entity(s, "works").value, dates);

  EXPECT_EQ((std::vector<double>{1, 0.4, 0.2, 0.5}), shares);  // days 0-14 and 28-35
}

TEST(BindingTest, TimeInWhichItBindsTwoDesignersCountsOnce) {
  const Scenario s = designers_world();
  Binding binding(s);
  binding.on(short_at(s, "ann", day(0)));
  binding.on(short_at(s, "bob", day(3)));
  binding.finish();
  const std::vector<Date> dates{day(0), day(20)};

  EXPECT_EQ((std::vector<double>{0.5}), binding.shares(find_entity(s, "works").value, dates));  // days 0-10
}

TEST(BindingTest, WhereAllMakersAreFullEachBindsAndWhoServedIsNamed) {
  Scenario s = designers_world();
  s.entities.push_back({"yard", Entity::Kind::Plant, 1});
  s.plants.push_back(s.plants.front());
  Binding binding(s);
  binding.on(short_at(s, "ann", day(0)));
  binding.finish();
  const std::vector<Date> dates{day(0), day(14)};
  const std::uint32_t ann = find_entity(s, "ann").value;
  const std::uint32_t yard = find_entity(s, "yard").value;

  const Binding::Hold hold = binding.holds(ann, 1).front();

  EXPECT_EQ((std::vector<double>{0.5}), binding.shares(yard, dates));
  EXPECT_EQ((std::vector<double>{0.5}), binding.shares(find_entity(s, "works").value, dates));
  EXPECT_EQ("makers of rack", stage_name(s, hold.node));
  EXPECT_EQ(yard, binding.named(ann, hold.node, yard));
}

TEST(BindingTest, ProductsThatDoNotStandForEachOtherAreHeldApart) {
  const Scenario s = designers_world();
  Binding binding(s);
  Event other = short_at(s, "ann", day(0));
  other.product = 0;
  binding.on(short_at(s, "ann", day(0)));
  binding.on(other);
  binding.finish();
  const std::uint32_t ann = find_entity(s, "ann").value;

  EXPECT_EQ(2U, binding.holds(ann, 0).size());
  EXPECT_EQ(2U, binding.holds(ann, 1).size());
  EXPECT_TRUE(binding.holds(find_entity(s, "bob").value, 1).empty());
}

TEST(BindingTest, WhoHoldsNobodyBackHasNoShare) {
  const Scenario s = designers_world();
  Binding binding(s);
  binding.finish();
  const std::vector<Date> dates{day(0), day(20), day(30)};

  EXPECT_EQ((std::vector<double>{0, 0}), binding.shares(find_entity(s, "works").value, dates));
}

}  // namespace
}  // namespace gigaramp
