#include "sim/rules/purchase.hpp"

#include <algorithm>
#include <tuple>

#include "sim/base/law.hpp"
#include "sim/model/roadmap.hpp"
#include "sim/rules/conversion.hpp"

namespace gigaramp {

namespace {

constexpr std::int64_t kWeeksPerLot = 4;

// A phase of the pair (for, buyer) with what it still needs.
struct Need {
  std::uint32_t site = 0;
  std::uint32_t phase = 0;
  std::int64_t racks = 0;
};

const Customer* customer_of(const Scenario& scenario, EntityId entity) {
  return &scenario.customers[scenario.entities[entity.value].index];
}

// What the phases of a site order: a product whose family serves it; none when nobody sells one.
ProductId ordered_by(const Scenario& scenario, const Site& site) {
  if (site.product.is_some()) return site.product;
  const Customer& customer = *customer_of(scenario, site.for_customer);
  for (const Designer& designer : scenario.designers) {
    if (customer.supplier && scenario.entities[customer.supplier->value].id != designer.id) continue;
    if (!designer.roadmap.empty()) return designer.roadmap.front().product;
  }
  return {};
}

// The generation in which an order due at a date is written.
ProductId generation_at(const Scenario& scenario, ProductId ordered, Date due) {
  const Designer* seller = seller_of(scenario, ordered);
  return seller == nullptr ? ordered : newest_sold(*seller, ordered, due);
}

bool are_of_one_family(const Scenario& scenario, ProductId a, ProductId b) {
  if (a == b) return true;
  const Designer* seller = seller_of(scenario, a);
  if (seller == nullptr) return false;
  const auto family = family_of(*seller, a);
  return std::any_of(family.begin(), family.end(), [b](const RoadmapStep* step) { return step->product == b; });
}

Date need_date(const Phase& phase) {
  return std::max(planned_power(phase), phase.shell.date);
}

std::vector<PurchaseLot> lots_of_phase(const Scenario& scenario, std::uint32_t s, std::uint32_t p, RunSeed run) {
  const Site& site = scenario.sites[s];
  const Phase& phase = site.phases[p];
  if (phase.live && *phase.live <= scenario.start) return {};
  const Customer& customer = *customer_of(scenario, site.for_customer);
  const Date ready = need_date(phase);
  const Date placed = std::max(ready - customer.ahead, scenario.start);
  const ProductId ordered = ordered_by(scenario, site);
  if (!ordered.is_some()) return {};
  const ProductId product = generation_at(scenario, ordered, ready);
  const double rack_w = realize(scenario.products[product.value].it_power, run);
  const std::int64_t racks = racks_of_phase(realize(phase.it_power, run), rack_w, realize(site.overhead, run));
  const std::int64_t per_week = phase.racks_per_week.value_or(0);
  const std::int64_t per_lot = per_week > 0 ? per_week * kWeeksPerLot : racks;
  const Duration commissioning{static_cast<std::int64_t>(mean(phase.commissioning))};
  const Duration install{per_week > 0 ? racks * kWeek.seconds / per_week : 0};
  const Date first = std::max(phase.shell.date, ready - commissioning - install);

  std::vector<PurchaseLot> lots;
  for (std::int64_t done = 0; done < racks; done += per_lot) {
    PurchaseLot lot;
    lot.site = s;
    lot.phase = p;
    lot.id = site.id + "/" + phase.id + "." + std::to_string(lots.size() + 1);
    lot.product = product;
    lot.quantity = std::min(per_lot, racks - done);
    lot.placed = placed;
    lot.due = std::max(first + kWeek * (kWeeksPerLot * static_cast<std::int64_t>(lots.size())), scenario.start);
    lots.push_back(std::move(lot));
  }
  return lots;
}

// Lots of one pair (for, buyer), in the order in which opening orders serve them.
std::vector<std::size_t> lots_of_pair(const Scenario& scenario, const std::vector<PurchaseLot>& lots,
                                      const OpeningOrder& order) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < lots.size(); ++i) {
    const Site& site = scenario.sites[lots[i].site];
    if (site.for_customer != order.for_customer || site.buyer != order.buyer) continue;
    if (are_of_one_family(scenario, lots[i].product, order.product)) found.push_back(i);
  }
  const auto key = [&](std::size_t i) {
    const Site& site = scenario.sites[lots[i].site];
    return std::tuple(need_date(site.phases[lots[i].phase]), site.id, site.phases[lots[i].phase].id, lots[i].due, i);
  };
  std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return found;
}

bool is_same_phase(const PurchaseLot& a, const PurchaseLot& b) {
  return a.site == b.site && a.phase == b.phase;
}

// What a rack draws at a site, its overhead included [W].
double draw_w(const Scenario& scenario, std::uint32_t site, ProductId rack, RunSeed run) {
  return realize(scenario.products[rack.index()].it_power, run) * (1 + realize(scenario.sites[site].overhead, run));
}

// What the racks of a lot's phase draw beyond `power_w`; below zero where power is left [W].
double over_power(std::span<const PurchaseLot> lots, const PurchaseLot& of, double power_w, const Scenario& scenario,
                  RunSeed run) {
  double over_w = -power_w;
  for (const PurchaseLot& lot : lots) {
    if (!is_same_phase(lot, of)) continue;
    over_w += static_cast<double>(lot.quantity) * draw_w(scenario, lot.site, lot.product, run);
  }
  return over_w;
}

double power_of_phase(const Scenario& scenario, const PurchaseLot& lot, RunSeed run) {
  return realize(scenario.sites[lot.site].phases[lot.phase].it_power, run);
}

// The same power in racks of another generation.
void change_generation(std::vector<PurchaseLot>& lots, std::size_t i, ProductId product, const Scenario& scenario,
                       RunSeed run) {
  PurchaseLot& lot = lots[i];
  if (lot.product == product) return;
  const double before = draw_w(scenario, lot.site, lot.product, run);
  const double after = draw_w(scenario, lot.site, product, run);
  if (before > 0 && after > 0) {
    const double over_w = over_power(lots, lot, power_of_phase(scenario, lot, run), scenario, run);
    lot.quantity = units_instead(lot.quantity, before, after, std::max(0.0, over_w));
  }
  lot.product = product;
}

void mark_covered(PurchaseLot& lot, const OpeningOrder& order, const Scenario& scenario) {
  const Site& site = scenario.sites[lot.site];
  lot.id = order.id + "/" + lot.id.substr(site.id.size() + 1);
  lot.is_opening = true;
  lot.placed = order.placed;
  lot.due = std::min(lot.due, std::max(order.due, scenario.start));
}

void cover(const Scenario& scenario, const OpeningOrder& order, RunSeed run, std::vector<PurchaseLot>& lots) {
  std::int64_t left = realize_count(order.quantity, run);
  std::size_t last = lots.size();
  for (const std::size_t i : lots_of_pair(scenario, lots, order)) {
    if (lots[i].is_opening) continue;
    if (left == 0) return;
    change_generation(lots, i, order.product, scenario, run);
    if (lots[i].quantity > left) {
      PurchaseLot rest = lots[i];
      rest.id += "b";
      rest.quantity -= left;
      lots[i].quantity = left;
      lots.push_back(std::move(rest));
    }
    left -= lots[i].quantity;
    mark_covered(lots[i], order, scenario);
    last = i;
  }
  // Racks on order beyond all phases of the pair still come: they wait for power at its last phase.
  if (left > 0 && last < lots.size()) lots[last].quantity += left;
}

// Racks of another generation may add up to more than a phase was to have: its last lots order less.
void fit_phases(const Scenario& scenario, RunSeed run, std::vector<PurchaseLot>& lots) {
  for_each_phase(lots, [&](std::span<PurchaseLot> own) {
    fit_to_power(own, power_of_phase(scenario, own.front(), run), scenario, run);
  });
}

}  // namespace

void for_each_phase(std::span<PurchaseLot> lots, const std::function<void(std::span<PurchaseLot>)>& visit) {
  for (std::size_t from = 0, to = 0; from < lots.size(); from = to) {
    while (to < lots.size() && is_same_phase(lots[to], lots[from])) ++to;
    visit(lots.subspan(from, to - from));
  }
}

void fit_to_power(std::span<PurchaseLot> lots, double power_w, const Scenario& scenario, RunSeed run) {
  double over_w = over_power(lots, lots.front(), power_w, scenario, run);
  PurchaseLot* last = nullptr;
  for (std::size_t i = lots.size(); i-- > 0;) {
    PurchaseLot& lot = lots[i];
    const double rack_w = draw_w(scenario, lot.site, lot.product, run);
    if (!lot.is_opening && over_w > 0 && rack_w > 0) {
      const std::int64_t less = std::min(lot.quantity, units_covered(over_w, rack_w));
      lot.quantity -= less;
      over_w -= static_cast<double>(less) * rack_w;
    }
    lot.spare = 0;
    if (last == nullptr && lot.quantity > 0) last = &lot;
  }
  const double rack_w = last == nullptr ? 0 : draw_w(scenario, last->site, last->product, run);
  if (rack_w > 0 && over_w > 0 && over_w < rack_w) last->spare = over_w / rack_w;
}

std::int64_t racks_of_phase(double it_power_w, double rack_power_w, double overhead) {
  const double per_rack = rack_power_w * (1 + overhead);
  if (it_power_w <= 0 || per_rack <= 0) return 0;
  const double exact = it_power_w / per_rack;
  const auto whole = static_cast<std::int64_t>(exact);
  return exact - static_cast<double>(whole) > 1e-9 ? whole + 1 : whole;
}

std::vector<PurchaseLot> purchase_lots(const Scenario& scenario, RunSeed run) {
  std::vector<PurchaseLot> lots;
  for (std::uint32_t s = 0; s < scenario.sites.size(); ++s) {
    for (std::uint32_t p = 0; p < scenario.sites[s].phases.size(); ++p) {
      for (PurchaseLot& lot : lots_of_phase(scenario, s, p, run)) lots.push_back(std::move(lot));
    }
  }
  for (const OpeningOrder& order : scenario.opening_orders) cover(scenario, order, run, lots);
  std::stable_sort(lots.begin(), lots.end(), [](const PurchaseLot& a, const PurchaseLot& b) {
    return std::tuple(a.site, a.phase, a.due) < std::tuple(b.site, b.phase, b.due);
  });
  fit_phases(scenario, run, lots);
  std::erase_if(lots, [](const PurchaseLot& lot) { return lot.quantity == 0; });
  for (std::size_t i = 0; i < lots.size(); ++i) {
    lots[i].number = i > 0 && lots[i - 1].site == lots[i].site ? lots[i - 1].number + 1 : 1;
    lots[i].first = i > 0 && is_same_phase(lots[i - 1], lots[i]) ? lots[i - 1].first : lots[i].number;
  }
  return lots;
}

}  // namespace gigaramp
