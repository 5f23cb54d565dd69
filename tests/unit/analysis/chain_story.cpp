#include "tests/unit/analysis/chain_story.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

Plant plant(const char* id, std::uint32_t product) {
  Plant p;
  p.id = p.stream = id;
  p.place = PlaceId{1};
  p.start_unit = "start";
  p.starts = {{day(0), {{fixed(10), 0}, kWeek.seconds}}};
  p.makes = {{.product = ProductId{product}}};
  return p;
}

}  // namespace

Scenario chain_world() {
  Scenario s = rack_world();
  s.name = "chain";
  s.products = {{.id = "die", .unit = "die"},
                {.id = "gpu", .unit = "package", .bom = {{ProductId{kDie}, 1}}},
                {.id = "rack", .unit = "rack", .bom = {{ProductId{kGpu}, 2}}, .it_power = {fixed(100e3), 0}}};
  s.entities = {{"campus", Entity::Kind::Site, 0},     {"designer", Entity::Kind::Designer, 0},
                {"fab", Entity::Kind::Plant, 0},       {"ocean", Entity::Kind::Lane, 0},
                {"openai", Entity::Kind::Customer, 0}, {"packaging", Entity::Kind::Plant, 1},
                {"works", Entity::Kind::Plant, 2}};
  s.plants = {plant("fab", kDie), plant("packaging", kGpu), plant("works", kRack)};
  Designer designer;
  designer.id = designer.stream = "designer";
  designer.place = PlaceId{1};
  designer.roadmap = {{.product = ProductId{kRack}}};
  s.designers = {designer};
  s.sites[0].for_customer = s.sites[0].buyer = EntityId{kOpenai};
  s.sites[0].phases = {{.id = "b", .it_power = {fixed(1.1e6), 0}}};
  return s;
}

namespace {

using enum EventType;

Event goods(std::uint32_t product, std::uint32_t other, std::int64_t order = 0) {
  return {.order = order, .quantity = 20, .product = product, .other = other};
}

Event racks(std::uint32_t other, std::int64_t value = 0) {
  return {.order = kTenRacks.value, .quantity = 10, .value = value, .product = kRack, .other = other};
}

Event lot(std::uint32_t product, std::int64_t quantity, std::int64_t starts = 0) {
  return {.order = 1, .quantity = quantity, .value = starts, .product = product};
}

// From the wafers to gpus at the designer.
std::vector<Event> supply(const Scenario& s) {
  const Event full{.quantity = 10, .value = 10, .other = kPackaging};
  return {at(s, "packaging", day(0), SlotsOffered, full),
          at(s, "fab", day(3), LotStarted, lot(kDie, 20, 10)),
          at(s, "fab", day(20), LotCompleted, lot(kDie, 20)),
          at(s, "fab", day(20), Shipped, goods(kDie, kPackaging)),
          at(s, "packaging", day(21), Arrived, goods(kDie, kFab)),
          at(s, "packaging", day(28), SlotsOffered, full),
          at(s, "packaging", day(28), Consumed, lot(kDie, 20)),
          at(s, "packaging", day(28), LotStarted, lot(kGpu, 20, 10)),
          at(s, "packaging", day(42), LotCompleted, lot(kGpu, 20)),
          at(s, "packaging", day(42), Shipped, goods(kGpu, kDesigner)),
          at(s, "designer", day(42), Arrived, goods(kGpu, kPackaging))};
}

// From the order to its racks at the campus.
std::vector<Event> delivery(const Scenario& s) {
  const Event short_of_gpus{.quantity = 10, .value = kGpu, .product = kRack};
  return {at(s, "designer", day(7), Claimed, racks(EntityId::kNone)),
          at(s, "designer", day(7), GrantsShort, short_of_gpus),
          at(s, "designer", day(44), OrderGranted, racks(kWorks)),
          at(s, "designer", day(44), Shipped, goods(kGpu, kWorks, kTenRacks.value)),
          at(s, "works", day(45), Arrived, goods(kGpu, kDesigner, kTenRacks.value)),
          at(s, "works", day(50), LotStarted, lot(kRack, 10, 10)),
          at(s, "works", day(50), OrderStarted, racks(EntityId::kNone, 1)),
          at(s, "works", day(60), LotCompleted, lot(kRack, 10)),
          at(s, "works", day(60), OrderCompleted, racks(EntityId::kNone, 1)),
          at(s, "works", day(60), Shipped, racks(kCampus)),
          at(s, "campus", day(80), Arrived, racks(kWorks))};
}

// What the campus does with them.
std::vector<Event> running(const Scenario& s) {
  const Event installed{.order = kTenRacks.value, .quantity = 10, .other = 0};
  Event energized = installed;
  energized.value = 1'100'000;
  return {at(s, "campus", day(70), ShellReady, {.order = 0}),
          at(s, "campus", day(82), PowerReady, {.order = 0, .value = 1'100'000}),
          at(s, "campus", day(85), Installed, installed), at(s, "campus", day(95), Energized, energized)};
}

}  // namespace

std::vector<Event> ten_racks(const Scenario& s) {
  Event placed = racks(kDesigner, day(100).seconds);
  placed.for_customer = placed.buyer = kOpenai;
  std::vector<Event> events{at(s, "campus", day(0), OrderPlaced, placed),
                            at(s, "designer", day(0), OrderAccepted, placed)};
  for (const auto& part : {supply(s), delivery(s), running(s)}) events.insert(events.end(), part.begin(), part.end());
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.stamp.date < b.stamp.date; });
  return events;
}

void tell(RunRecord& record, std::vector<Event> events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.stamp.date < b.stamp.date; });
  for (const Event& event : events) record.on(event);
  record.finish();
}

}  // namespace gigaramp
