#include "tests/support/dice.hpp"
#include "tests/support/world_text.hpp"

namespace gigaramp::testing {

namespace {

std::string rule_of(Dice& dice) {
  return dice.pick<std::string>({"fcfs", "pro_rata", "max_min", "{priority: {tiers: [[alpha], rest]}}",
                                 "{weighted: {weights: {alpha: 2, beta: 3}}}",
                                 "{contract_shares: {shares: {alpha: 50 %, beta: 30 %}, rest: fcfs}}"});
}

std::string allocation_of(Dice& dice) {
  const std::string first = rule_of(dice);
  if (dice.chance(50)) return "{start: " + first + "}";
  return "{start: " + first + ", 2026-01-01: " + rule_of(dice) + "}";
}

void add_products(WorldText& text, Dice& dice) {
  text.add("products", {"die", {{"unit", "die"}}});
  text.add("products", {"stack", {{"unit", "stack"}}});
  text.add("products", {"package", {{"unit", "package"}, {"bom", "{die: 2, stack: " + dice.number(1, 4) + "}"}}});
  text.add("products", {"rack",
                        {{"unit", "rack"},
                         {"bom", "{package: " + dice.number(4, 9) + "}"},
                         {"it_power", dice.number(90, 140) + " kW"}}});
}

WorldText::Entry upstream(Dice& dice, const std::string& id, const std::string& kind, const std::string& product) {
  const std::string per_start = kind == "packaging" ? "4" : dice.number(8, 15);
  WorldText::Entry plant{id, {{"kind", kind}}};
  plant.keys.emplace_back("place", "island");
  plant.keys.emplace_back("capacity", "{starts: {2025-01-01: " + dice.number(8, 12) +
                                          " wafers/week, 2026-06-01: " + dice.number(12, 30) + " wafers/week}}");
  plant.keys.emplace_back("makes", "{" + product + ": {per_start: " + per_start + ", cycle_time: {triangular: [" +
                                       dice.number(1, 3) + " weeks, 5 weeks, " + dice.number(6, 9) +
                                       " weeks]}, yield: " + dice.number(70, 100) + " %}}");
  plant.keys.emplace_back("plan", "{kind: to_forecast, max_cover: " + dice.number(4, 12) + " weeks}");
  plant.keys.emplace_back("opening", dice.chance(70) ? "{wip: steady}" : "{wip: none}");
  return plant;
}

void add_plants(WorldText& text, Dice& dice) {
  text.add("plants", upstream(dice, "fab", "fab", "die"));
  text.add("plants", upstream(dice, "memory", "memory", "stack"));
  WorldText::Entry packaging = upstream(dice, "packaging", "packaging", "package");
  packaging.keys.back().second =
      "{wip: steady, stock: {package: " + dice.number(0, 300) + ", die: 60, stack: " + dice.number(0, 200) + "}}";
  text.add("plants", std::move(packaging));
  for (int i = 0, n = dice.between(1, 2); i < n; ++i) {
    WorldText::Entry odm{"odm-" + std::to_string(i), {{"kind", "assembly"}, {"place", "coast"}}};
    odm.keys.emplace_back("capacity", "{starts: " + dice.number(3, 9) + " racks/week}");
    odm.keys.emplace_back("makes", "{rack: {cycle_time: {uniform: [2 weeks, 5 weeks]}}}");
    odm.keys.emplace_back("commit", dice.pick<std::string>({"start", "start", "ship"}));
    odm.keys.emplace_back("opening", "{wip: " + dice.pick<std::string>({"steady", "none"}) +
                                         ", stock: {package: " + dice.number(0, 90) + "}}");
    odm.keys.emplace_back("allocation", allocation_of(dice));
    text.add("plants", std::move(odm));
  }
}

std::string phase(Dice& dice, int month) {
  const std::string mm = (month < 10 ? "0" : "") + std::to_string(month);
  std::string keys = "{it_power: " + dice.number(1, 4) + " MW, shell: {value: 2025-" + mm +
                     "-01, delay: {triangular: [0 weeks, 2 weeks, 8 weeks]}}, power: {value: 2026-" + mm +
                     "-01, delay: {exponential: 3 weeks}}, commissioning: {triangular: [1 week, 2 weeks, 4 weeks]}";
  if (dice.chance(60)) keys += ", racks_per_week: " + dice.number(1, 9);
  return keys + "}";
}

void add_site(WorldText& text, Dice& dice, const std::string& id, const std::string& owner, const std::string& buyer) {
  std::string phases = "{b0: {it_power: 2 MW, live: 2025-09-01}";
  for (int i = 1, n = dice.between(2, 3); i <= n; ++i) {
    phases += ", b" + std::to_string(i) + ": " + phase(dice, 4 * i - dice.between(0, 3));
  }
  text.add("sites", {id,
                     {{"for", owner},
                      {"buyer", buyer},
                      {"place", id + "-campus"},
                      {"pue", "1.3"},
                      {"overhead", "10 %"},
                      {"phases", phases + "}"}}});
}

void add_demand(WorldText& text, Dice& dice) {
  add_site(text, dice, "north", "alpha", dice.chance(50) ? "lessor" : "alpha");
  add_site(text, dice, "south", "beta", "beta");
  for (const std::string id : {"alpha", "beta"}) {
    text.add("customers",
             {id, {{"place", "coast"}, {"order", "{for: sites, ahead: " + dice.number(20, 60) + " weeks}"}}});
  }
  text.add("customers", {"lessor", {{"place", "coast"}}});
  const std::string buyer = text.section("sites").entries.front().keys[1].second;
  text.add("opening_orders", {"book-a",
                              {{"buyer", buyer},
                               {"for", "alpha"},
                               {"product", "rack"},
                               {"quantity", "{triangular: [4, 9, " + dice.number(12, 30) + "]}"},
                               {"placed", "2025-03-01"},
                               {"due", "2025-12-01"}}});
  text.add("opening_orders", {"book-b",
                              {{"buyer", "beta"},
                               {"for", "beta"},
                               {"product", "rack"},
                               {"quantity", dice.number(1, 40)},
                               {"placed", "2025-0" + dice.number(1, 9) + "-15"},
                               {"due", "2025-11-01"}}});
}

void add_lanes(WorldText& text, Dice& dice) {
  for (const std::string id : {"island", "coast", "north-campus", "south-campus"}) {
    text.add("places", {id, {{"coordinates", "[" + dice.number(0, 50) + ", " + dice.number(0, 90) + "]"}}});
  }
  text.add("lanes", {"short", {{"from", "island"}, {"to", "coast"}, {"transit", "{uniform: [12 hours, 3 days]}"}}});
  for (const std::string id : {"north", "south"}) {
    WorldText::Entry lane{"to-" + id, {{"from", "coast"}, {"to", id + "-campus"}}};
    lane.keys.emplace_back("transit", dice.chance(50) ? "5 days" : "{triangular: [3 days, 5 days, 8 days]}");
    if (dice.chance(30)) lane.keys.emplace_back("throughput", dice.number(2, 20) + " racks/week");
    text.add("lanes", std::move(lane));
  }
}

}  // namespace

WorldText random_designer_world(std::uint64_t seed) {
  Dice dice(seed);
  WorldText text;
  text.head = {{"name", "designer-" + std::to_string(seed)},
               {"start", "2025-10-04"},
               {"end", "2027-04-01"},
               {"seed", std::to_string(seed + 1)}};
  add_products(text, dice);
  add_plants(text, dice);
  text.add("designers", {"designer",
                         {{"place", "island"},
                          {"roadmap", "[{product: rack}]"},
                          {"book", dice.number(6, 18) + " months"},
                          {"horizon", "9 months"},
                          {"update", dice.pick<std::string>({"1 month", "2 weeks"})},
                          {"allocation", allocation_of(dice)}}});
  add_demand(text, dice);
  add_lanes(text, dice);
  return text;
}

}  // namespace gigaramp::testing
