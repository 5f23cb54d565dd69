#include "tests/unit/analysis/event_story.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

Input number(double value) {
  return {fixed(value), 0};
}

}  // namespace

Date day(std::int64_t days) {
  return *parse_date("2026-11-01") + kDay * days;
}

Scenario rack_world() {
  Scenario s;
  s.name = "rack-world";
  s.start = *parse_date("2026-11-01");
  s.end = *parse_date("2027-03-01");
  s.places = {{"campus-town", 32, -99}, {"port", 25, 121}};
  s.products = {{.id = "gpu", .unit = "package"},
                {.id = "rack", .unit = "rack", .bom = {{ProductId{0}, 2}}, .it_power = number(100e3)}};
  s.entities = {{"campus", Entity::Kind::Site, 0},
                {"ocean", Entity::Kind::Lane, 0},
                {"openai", Entity::Kind::Customer, 0},
                {"works", Entity::Kind::Plant, 0}};
  Lane ocean;
  ocean.id = ocean.stream = "ocean";
  ocean.from = PlaceId{1};
  ocean.to = PlaceId{0};
  ocean.mode = "sea";
  ocean.transit = fixed(20 * 86'400.0);
  s.lanes = {ocean};
  Customer openai;
  openai.id = "openai";
  openai.milestones_gw = {0.0165, 0.02};
  s.customers = {openai};
  Site campus;
  campus.id = "campus";
  campus.for_customer = campus.buyer = EntityId{2};
  campus.place = PlaceId{0};
  campus.pue = number(1.5);
  campus.overhead = number(0.1);
  campus.phases = {{.id = "a", .it_power = number(11e6), .live = s.start}, {.id = "b", .it_power = number(5.5e6)}};
  s.sites = {campus};
  Plant works;
  works.id = "works";
  works.place = PlaceId{1};
  works.start_unit = "rack";
  works.starts = {{s.start, {number(10), kWeek.seconds}}};
  works.makes = {{.product = ProductId{1}}};
  s.plants = {works};
  return s;
}

Event at(const Scenario& scenario, const char* entity, Date date, EventType type, Event more) {
  more.entity = find_entity(scenario, entity).value;
  more.stamp = {date, pack({0, 0, Kind::Measure, 0})};
  more.type = type;
  return more;
}

ReplicationResult told(const Scenario& scenario, std::vector<Event> events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.stamp.date < b.stamp.date; });
  RunAnalysis analysis(scenario, {1, 0});
  // The opening state, as a site tells it.
  analysis.on(at(scenario, "campus", scenario.start, EventType::PowerReady, {.order = 0, .value = 11'000'000}));
  analysis.on(at(scenario, "campus", scenario.start, EventType::Energized, {.value = 11'000'000, .other = 0}));
  for (const Event& event : events) analysis.on(event);
  return analysis.finish();
}

}  // namespace gigaramp
