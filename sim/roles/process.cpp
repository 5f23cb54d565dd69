#include "sim/roles/process.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/law.hpp"

namespace gigaramp {

Process make_process(const Scenario& scenario, EntityId self, const Recipe& recipe, RunSeed run) {
  const Plant& plant = plant_of(scenario, self);
  const Product& product = scenario.products[recipe.product.value];
  const std::uint64_t key = stream_key(plant.stream) ^ (stream_key(product.id) * 3);
  Process process;
  process.recipe = &recipe;
  process.product = recipe.product;
  process.bom = product.bom;
  process.per_start = realize(recipe.per_start, run);
  process.yield = realize_yield(recipe.yield, run);
  process.mean_cycle = {static_cast<std::int64_t>(mean(recipe.cycle_time))};
  process.cycle = Stream(run, key, Purpose::CycleTime);
  process.opening_cycle = Stream(run, key, Purpose::OpeningWip);
  process.trials = Stream(run, key, Purpose::Yield);
  for (const BomLine& line : product.bom) process.suppliers.emplace_back(suppliers_of(scenario, self, line.component));
  return process;
}

EntityId Process::choose_supplier(ProductId component, std::int64_t quantity, Date date) {
  for (std::size_t i = 0; i < bom.size(); ++i) {
    if (bom[i].component == component) return suppliers[i].next(quantity, date);
  }
  return {};
}

std::int64_t Process::gross_of(std::int64_t units) {
  const double exact = gross_carry + static_cast<double>(units) * per_start;
  const auto whole = static_cast<std::int64_t>(exact);
  gross_carry = exact - static_cast<double>(whole);
  return whole;
}

std::int64_t Process::startable(const Stock& stock) const {
  std::int64_t kits = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& line : bom) kits = std::min(kits, stock.of(line.component) / line.quantity);
  if (bom.empty()) return kits;
  kits += failed;
  const double room = static_cast<double>(kits) - gross_carry;
  return room <= 0 || per_start <= 0 ? 0 : static_cast<std::int64_t>(room / per_start);
}

ProductId Process::scarcest(const Stock& stock) const {
  const auto least = std::min_element(bom.begin(), bom.end(), [&](const BomLine& a, const BomLine& b) {
    return stock.of(a.component) / a.quantity < stock.of(b.component) / b.quantity;
  });
  return least == bom.end() ? ProductId{} : least->component;
}

std::int64_t Process::starts_for(std::int64_t good, Date at) const {
  // What fails comes back: more starts than units would be too many in the end.
  const double per_unit = per_start * (recipe->is_reworked ? 1 : yield.at(at) * yield_factor);
  if (good <= 0 || per_unit <= 0) return 0;
  const double exact = static_cast<double>(good) / per_unit;
  const auto whole = static_cast<std::int64_t>(exact);
  return static_cast<double>(whole) < exact ? whole + 1 : whole;
}

std::int64_t Process::good_of(std::int64_t gross, Date at, std::uint64_t index) {
  const double y = yield.at(at) * yield_factor;
  return yield.binomial ? good_binomial(gross, y, trials, index) : good_expected(gross, y, good_carry);
}

}  // namespace gigaramp
