#include <algorithm>

#include "sim/roles/designer.hpp"
#include "sim/rules/capacity.hpp"

// What a designer sells, of what it is made, and which of its products compete for the same components.
namespace gigaramp {

namespace {

// Units per week that the builders of a product can start at the start of the run.
double assembly_rate(const Scenario& scenario, EntityId designer, ProductId product, RunSeed run) {
  double rate = 0;
  for (const Supplier& supplier : suppliers_of(scenario, designer, product)) {
    const Plant& plant = plant_of(scenario, supplier.entity);
    for (const Recipe& recipe : plant.makes) {
      if (recipe.product != product) continue;
      rate += realize_capacity(plant.starts, run).per_week(scenario.start) * realize(recipe.per_start, run);
    }
  }
  return rate;
}

}  // namespace

void DesignerRole::add_line(ProductId product, RunSeed run) {
  if (line_of(product) != nullptr) return;
  Line line;
  line.product = product;
  for (const Supplier& supplier : suppliers_of(scenario_, self_, product)) {
    builders_.add(supplier.entity, product);
    for (const Recipe& recipe : plant_of(scenario_, supplier.entity).makes) {
      if (recipe.product != product) continue;
      const Duration cycle{static_cast<std::int64_t>(mean(recipe.cycle_time))};
      line.lead = std::max(line.lead, cycle + network_.mean_transit(self_, supplier.entity));
    }
  }
  for (const BomLine& part : scenario_.products[product.value].bom) {
    if (!is_granted_by_designer(scenario_, part.component)) continue;
    line.kit.push_back(part);
    add_component(part.component, run);
  }
  add_family(line, run);
  lines_.push_back(std::move(line));
}

void DesignerRole::add_family(Line& line, RunSeed run) {
  const auto steps = family_of(designer_, line.product);
  const auto own = std::find_if(steps.begin(), steps.end(), [&](auto* step) { return step->product == line.product; });
  line.generation = static_cast<std::size_t>(own - steps.begin());
  const ProductId first = steps.front()->product;
  const double power = realize(scenario_.products[line.product.value].it_power, run);
  const double first_power = realize(scenario_.products[first.value].it_power, run);
  line.weight = power > 0 && first_power > 0 ? power / first_power : 1;
  const auto known = std::find_if(families_.begin(), families_.end(),
                                  [&](const Family& family) { return family.steps.front() == steps.front(); });
  line.family = static_cast<std::size_t>(known - families_.begin());
  if (known != families_.end()) return;
  const double rate = assembly_rate(scenario_, self_, newest_sold(designer_, first, scenario_.start), run);
  families_.push_back(
      {steps, IntakeForecast(designer_.forecast_window, designer_.forecast_weight, scenario_.start, rate)});
}

void DesignerRole::add_component(ProductId product, RunSeed run) {
  for (const Component& known : components_) {
    if (known.product == product) return;
  }
  Component component;
  component.product = product;
  component.suppliers = suppliers_of(scenario_, self_, product);
  component.received.assign(component.suppliers.size(), std::vector<std::int64_t>(parties_.size(), 0));
  component.earmarked.assign(parties_.size(), 0);
  for (const Supplier& supplier : component.suppliers) {
    const Plant& plant = plant_of(scenario_, supplier.entity);
    if (plant.plan.max_cover) component.max_cover = *plant.plan.max_cover;
    for (const Opening::Stock& stock : plant.opening.stock) {
      if (stock.product == product) component.opening += realize_count(stock.quantity, run);
    }
  }
  stock_.add(product, component.opening);
  components_.push_back(std::move(component));
}

// Lines that share a component, directly or through others, are one pool.
void DesignerRole::make_pools() {
  const auto share = [](const Line& a, const Line& b) {
    return std::any_of(a.kit.begin(), a.kit.end(), [&](const BomLine& part) {
      return std::any_of(b.kit.begin(), b.kit.end(), [&](const BomLine& l) { return l.component == part.component; });
    });
  };
  std::vector<bool> is_in(lines_.size(), false);
  for (std::size_t first = 0; first < lines_.size(); ++first) {
    if (is_in[first]) continue;
    Pool pool{{first}, NodeAllocation(designer_.policy, scenario_, designer_.id)};
    is_in[first] = true;
    for (std::size_t k = 0; k < pool.lines.size(); ++k) {
      for (std::size_t other = 0; other < lines_.size(); ++other) {
        if (is_in[other] || !share(lines_[pool.lines[k]], lines_[other])) continue;
        is_in[other] = true;
        pool.lines.push_back(other);
      }
    }
    std::sort(pool.lines.begin(), pool.lines.end());
    if (pool.lines.size() > 1) pool.component = lines_[pool.lines.front()].kit.front().component;
    pools_.push_back(std::move(pool));
  }
  const auto newest = [this](const Pool& pool) {
    std::size_t generation = 0;
    for (const std::size_t line : pool.lines) generation = std::max(generation, lines_[line].generation);
    return generation;
  };
  std::stable_sort(pools_.begin(), pools_.end(), [&](const Pool& a, const Pool& b) { return newest(a) > newest(b); });
}

}  // namespace gigaramp
