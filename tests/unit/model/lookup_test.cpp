#include <gtest/gtest.h>

#include "sim/model/scenario.hpp"

namespace gigaramp {
namespace {

// One product made by two plants and held by a store; another made by one of them.
Scenario small_world() {
  Scenario world;
  world.places = {{"abilene", 32.4, -99.7}, {"longtan", 24.9, 121.2}};
  world.products.resize(2);
  world.products[0].id = "gb300";
  world.products[1].id = "tpu-v7";
  world.plants.resize(2);
  world.plants[0].makes = {{ProductId{0}}, {ProductId{1}}};
  world.plants[1].makes = {{ProductId{0}}};
  world.stores.resize(1);
  world.stores[0].items = {{.product = ProductId{0}}};
  world.entities = {{"amkor", Entity::Kind::Plant, 1},
                    {"depot", Entity::Kind::Store, 0},
                    {"openai", Entity::Kind::Customer, 0},
                    {"tsmc-cowos", Entity::Kind::Plant, 0}};
  return world;
}

TEST(LookupTest, FindsRowsByName) {
  const Scenario world = small_world();

  EXPECT_EQ(find_entity(world, "amkor"), EntityId{0});
  EXPECT_EQ(find_entity(world, "tsmc-cowos"), EntityId{3});
  EXPECT_EQ(find_product(world, "tpu-v7"), ProductId{1});
  EXPECT_EQ(find_place(world, "longtan"), PlaceId{1});
}

TEST(LookupTest, GivesNoneForAnUnknownName) {
  const Scenario world = small_world();

  EXPECT_FALSE(find_entity(world, "tsmc").is_some());
  EXPECT_FALSE(find_entity(world, "zz").is_some());
  EXPECT_FALSE(find_product(world, "").is_some());
  EXPECT_FALSE(find_place(Scenario{}, "longtan").is_some());
}

TEST(MakersTest, ArePlantsAndStoresByEntityId) {
  const Scenario world = small_world();

  EXPECT_EQ(makers_of(world, ProductId{0}), (std::vector<EntityId>{{0}, {1}, {3}}));
  EXPECT_EQ(makers_of(world, ProductId{1}), (std::vector<EntityId>{{3}}));
  EXPECT_TRUE(makers_of(world, ProductId{}).empty());
}

}  // namespace
}  // namespace gigaramp
