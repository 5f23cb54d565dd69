#include "sim/roles/shared_plant.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/base/law.hpp"
#include "sim/roles/sourcing.hpp"

namespace gigaramp {

namespace {

// Work that is left at the end by rounding of dates to seconds counts as done.
constexpr double kDone = 1e-6;

}  // namespace

SharedPlant::SharedPlant(EntityId self, const Scenario& scenario, RunSeed run)
    : plant_(plant_of(scenario, self)), worked_until_(scenario.start) {
  const std::uint64_t key = stream_key(plant_.stream);
  for (const Recipe& recipe : plant_.makes) {
    const std::uint64_t product = stream_key(scenario.products[recipe.product.value].id);
    makes_.push_back({&recipe, Stream(run, key ^ (product * 3), Purpose::ProcessTime)});
  }
}

double SharedPlant::weight_of(EntityId customer) const {
  for (const auto& [named, weight] : plant_.sharing) {
    if (named == customer) return weight;
  }
  return 1;
}

double SharedPlant::total_weight() const {
  double total = 0;
  for (const Unit& unit : units_) total += unit.weight;
  return total;
}

void SharedPlant::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  work_until(now.date);
  if (now == next_) finish(out);
  for (const Letter& letter : letters) {
    if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) accept(order->terms, out);
  }
  plan_end(now);
}

void SharedPlant::work_until(Date now) {
  const auto span = static_cast<double>((now - worked_until_).seconds) * static_cast<double>(plant_.lines);
  worked_until_ = now;
  if (span <= 0 || units_.empty()) return;
  const double per_weight = span / total_weight();
  for (Unit& unit : units_) unit.left -= per_weight * unit.weight;
}

void SharedPlant::accept(const OrderTerms& terms, Outbox& out) {
  out.log_accepted(terms, terms.quantity);
  const auto made =
      std::find_if(makes_.begin(), makes_.end(), [&](const Made& one) { return one.recipe->product == terms.product; });
  if (made == makes_.end()) throw RunError(plant_.id + " does not make the product that was ordered");
  for (std::int64_t i = 0; i < terms.quantity; ++i) {
    const std::int64_t lot = ++started_;
    out.log({.order = lot, .quantity = 1, .product = terms.product.value, .type = EventType::LotStarted});
    Event event = order_event(EventType::OrderStarted, terms, 1);
    event.value = lot;
    out.log(event);
    const std::int64_t work = sample_count(made->recipe->process_time, made->process, static_cast<std::uint64_t>(lot));
    units_.push_back({terms, lot, static_cast<double>(work), weight_of(terms.for_customer)});
  }
}

void SharedPlant::finish(Outbox& out) {
  std::vector<Unit> left;
  for (const Unit& unit : units_) {
    if (unit.left > kDone) {
      left.push_back(unit);
      continue;
    }
    const std::uint32_t product = unit.terms.product.value;
    out.log({.order = unit.lot, .quantity = 1, .product = product, .type = EventType::LotCompleted});
    out.log({.order = unit.terms.id.value,
             .quantity = 1,
             .value = unit.lot,
             .product = product,
             .type = EventType::OrderCompleted});
    out.ship(freight_for(unit.terms, 1));
  }
  units_ = std::move(left);
}

// The first second at which some unit has no work left.
void SharedPlant::plan_end(Stamp now) {
  next_ = Stamp::never();
  if (units_.empty()) return;
  double least = std::numeric_limits<double>::max();
  for (const Unit& unit : units_) least = std::min(least, unit.left / unit.weight);
  const double seconds = std::max(least, 0.0) * total_weight() / static_cast<double>(plant_.lines);
  auto whole = static_cast<std::int64_t>(seconds);
  if (static_cast<double>(whole) < seconds) ++whole;
  const std::uint64_t step =
      whole > 0 ? pack({0, 0, Kind::Completion, 0}) : pack(step_after(unpack(now.step), Kind::Completion, 0));
  next_ = {now.date + Duration{whole}, step};
}

std::string SharedPlant::waits_for() const {
  return units_.empty() ? std::string() : plant_.id + " has orders at work";
}

}  // namespace gigaramp
