#include <cmath>
#include <tuple>
#include <utility>

#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

constexpr double kMostQuanta = 4e18;

using Shares = std::vector<std::pair<EntityId, double>>;

// Reads the shares of one product; scaled to sum 1.
Shares read_shares(const Cursor& cursor) {
  Shares shares;
  double total = 0;
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from makers to shares", "for example {sk-hynix: 55 %, micron: 45 %}");
    return shares;
  }
  const auto maker_ref = entity_ref({Entity::Kind::Plant, Entity::Kind::Store});
  for_each_named(cursor, maker_ref, [&](std::optional<EntityId> maker, const Cursor& at) {
    const auto share = number(fraction()).read(at);
    if (maker && share) shares.emplace_back(*maker, *share);
    total += share.value_or(0);
  });
  if (total > 1 + 1e-9) {
    cursor.error("the shares add up to " + number_text(std::round(total * 1e6) / 1e4) + " %", "at most 100 %");
  } else if (total <= 0) {
    cursor.error("the shares add up to 0 %", "they are scaled to 100 %");
  }
  for (auto& [maker, share] : shares) share /= total > 0 ? total : 1;
  std::sort(shares.begin(), shares.end());
  return shares;
}

Codec<Shares> shares() {
  return {names_of(number(fraction()).shape, "a map from makers to shares"),
          [](const Cursor& cursor) { return std::optional(read_shares(cursor)); }};
}

const Rows<Lane::Departures>& departure_rows() {
  using Plan = Lane::Departures;
  static const Rows<Plan> kRows = {
      row("first", &Plan::first, date(), "the first departure; goods ready at that moment come along").required(),
      row("every", &Plan::every, period(), "time from one departure to the next").required(),
      row("size", &Plan::size, whole(count("", 1)), "units a vehicle takes; none = no limit"),
  };
  return kRows;
}

void read_departures(const Cursor& cursor, Lane& lane) {
  lane.departures = Lane::Departures{};
  read_rows(cursor, departure_rows(), *lane.departures);
  if (!cursor.has("every") || lane.departures->every.seconds > 0) return;
  cursor.at("every").error("vehicles need some time from one departure to the next", "for example 1 week");
}

}  // namespace

Codec<Input> product_count(const Cursor& product_entry, ProductId product) {
  const Product& known = product_entry.reading->scenario.products[product.index()];
  Measure measure = count(known.unit, 0, std::min(1e12, kMostQuanta / static_cast<double>(known.quanta_per_unit)));
  measure.is_whole = known.quanta_per_unit == 1;
  return uncertain(measure);
}

ShapePtr sourcing_shape() {
  return names_of(dated(shares().shape), "a map from products to shares of their makers");
}

void read_sourcing(const Cursor& cursor, std::vector<Sourcing>& out) {
  if (!cursor.node->is_map()) {
    cursor.mismatch(sourcing_shape()->words);
    return;
  }
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> product, const Cursor& at) {
    for (auto& [from, one] : read_dated(at, shares())) {
      if (product) out.push_back({*product, std::move(one), from});
    }
  });
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return std::tie(a.product, a.from) < std::tie(b.product, b.from); });
}

const Rows<Lane>& lane_rows() {
  static const Rows<Lane> kRows = [] {
    Rows<Lane> own = {
        row("from", &Lane::from, place_ref(), "place where goods leave").required(),
        row("to", &Lane::to, place_ref(), "place where goods arrive").required(),
        row("mode", &Lane::mode, choice({"air", "sea", "road"}), "how goods travel").standard("road"),
        stream_row<Lane>(),
        row("transit", &Lane::transit, law(span()), "time on the way").required(),
        row("throughput", &Lane::throughput, uncertain_rate(), "units per time through FIFO slots; none = no limit"),
        row_by<Lane>("departures", fields(departure_rows(), "a map with `first` and `every`"), read_departures,
                     "vehicles that leave at fixed times"),
    };
    return join<Lane>(join<Lane>(std::move(own), node_rows<Lane>(weekly_policy())), provenance_rows<Lane>());
  }();
  return kRows;
}

}  // namespace gigaramp::input
