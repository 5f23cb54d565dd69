#include "sim/roles/builders.hpp"

#include <algorithm>
#include <cmath>

namespace gigaramp {

namespace {

// Granted and not yet taken in hand at the plant.
std::int64_t open_of(const Builders::Bench& bench) {
  return bench.granted - bench.offer.taken;
}

}  // namespace

void Builders::add(EntityId plant, ProductId product) {
  auto at = std::find_if(plants_.begin(), plants_.end(), [plant](const Plant& p) { return p.entity == plant; });
  if (at == plants_.end()) at = plants_.insert(at, Plant{plant});
  benches_.push_back({static_cast<std::size_t>(at - plants_.begin()), plant, product});
}

void Builders::read(EntityId plant, const OfferCapacity& offer) {
  for (Plant& known : plants_) {
    if (known.entity != plant) continue;
    known.slots = offer.slots;
    known.per_week = offer.per_week;
    known.per_week_ahead = offer.per_week_ahead;
  }
  for (Bench& bench : benches_) {
    for (const OfferCapacity::Line& line : offer.lines) {
      if (bench.entity == plant && bench.product == line.product) bench.offer = line;
    }
  }
}

// Slots of the cover that open orders beyond the units without an owner leave.
std::int64_t Builders::free_slots(std::size_t plant) const {
  double needed = 0;
  for (const Bench& bench : benches_) {
    if (bench.plant != plant || bench.offer.per_start <= 0) continue;
    const std::int64_t beyond = open_of(bench) - bench.offer.unowned;
    if (beyond > 0) needed += static_cast<double>(beyond) / bench.offer.per_start;
  }
  return plants_[plant].slots - static_cast<std::int64_t>(std::ceil(needed));
}

std::int64_t Builders::room(const Bench& bench) const {
  const std::int64_t slots = std::max<std::int64_t>(free_slots(bench.plant), 0);
  const auto units = static_cast<std::int64_t>(static_cast<double>(slots) * bench.offer.per_start);
  return std::max<std::int64_t>(bench.offer.unowned - open_of(bench), 0) + units;
}

std::int64_t Builders::spare(const Bench& bench) const {
  return std::clamp<std::int64_t>(bench.offer.spare_kits - bench.kitless, 0, room(bench));
}

std::int64_t Builders::takes(const Bench& bench, std::int64_t kits) const {
  const std::int64_t most = room(bench);
  const std::int64_t without = spare(bench);
  return kits >= most - without ? most : kits + without;
}

std::int64_t Builders::room(ProductId product) const {
  std::int64_t total = 0;
  for (const Bench& bench : benches_) {
    if (bench.product == product) total += room(bench);
  }
  return total;
}

std::int64_t Builders::spare(ProductId product) const {
  std::int64_t total = 0;
  for (const Bench& bench : benches_) {
    if (bench.product == product) total += spare(bench);
  }
  return total;
}

EntityId Builders::full_builder(ProductId product) const {
  EntityId full;
  for (const Bench& bench : benches_) {
    if (bench.product != product) continue;
    if (room(bench) > 0) return {};
    if (!full.is_some()) full = bench.entity;
  }
  return full;
}

Builders::Bench& Builders::best(ProductId product, std::int64_t kits) {
  Bench* best = nullptr;
  for (Bench& bench : benches_) {
    if (bench.product != product) continue;
    if (best == nullptr || takes(bench, kits) > takes(*best, kits)) best = &bench;
  }
  return *best;
}

double Builders::per_week(ProductId product, Duration ahead) const {
  const double part = std::clamp(static_cast<double>(ahead.seconds) / static_cast<double>(kYear.seconds), 0.0, 1.0);
  double total = 0;
  for (const Bench& bench : benches_) {
    if (bench.product != product) continue;
    const Plant& plant = plants_[bench.plant];
    total += (plant.per_week + part * (plant.per_week_ahead - plant.per_week)) * bench.offer.per_start;
  }
  return total;
}

}  // namespace gigaramp
