#include "sim/analysis/displacement.hpp"

namespace gigaramp {

namespace {

constexpr double kSecondsPerDay = 86'400;

// A plant that runs full asks slots for a stock that is nobody's yet.
std::string party_name(const Scenario& scenario, std::uint32_t party) {
  return party < scenario.entities.size() ? scenario.entities[party].id : "nobody";
}

}  // namespace

Displacement::Displacement(const Scenario& scenario, Findings& findings) : scenario_(&scenario), findings_(&findings) {}

Displacement::Party Displacement::party_of(const Event& event) const {
  return event.for_customer == 0xffff ? event.other : event.for_customer;
}

void Displacement::accrue(Book& book, Date until) {
  const auto seconds = static_cast<double>((until - book.since).seconds);
  book.since = until;
  if (seconds <= 0) return;
  std::int64_t excess = 0;
  std::int64_t sum = 0;
  for (const auto& [party, behind] : book.behind) {
    sum += behind;
    if (behind < 0) excess -= behind;
  }
  if (!findings_->check(sum == 0)) findings_->broken(until, "displacement", "adds up to " + std::to_string(sum));
  if (excess == 0) return;
  for (const auto& [loser, lost] : book.behind) {
    if (lost <= 0) continue;
    for (const auto& [gainer, behind] : book.behind) {
      if (behind >= 0) continue;
      const double part = static_cast<double>(-behind) / static_cast<double>(excess);
      book.quantum_seconds[{gainer, loser}] += static_cast<double>(lost) * part * seconds;
    }
  }
}

void Displacement::on(const Event& event) {
  if (event.type != EventType::Displaced) return;
  const auto [at, is_new] = books_.try_emplace({event.entity, event.product});
  if (is_new) at->second.since = event.stamp.date;
  if (event.stamp.date > at->second.since) accrue(at->second, event.stamp.date);
  at->second.behind[party_of(event)] += event.quantity;
}

// IT power of the racks that a unit is part of: of the product itself, else of the first product that is made of it.
double Displacement::megawatts_per_unit(ProductId product) const {
  const Product& made = scenario_->products[product.index()];
  const double own = mean(made.it_power.law);
  if (own > 0) return own / 1e6;
  for (std::uint32_t user = 0; user < scenario_->products.size(); ++user) {
    const Product& parent = scenario_->products[user];
    for (const BomLine& line : parent.bom) {
      if (line.component != product) continue;
      const double per_parent = static_cast<double>(line.quantity) / static_cast<double>(made.quanta_per_unit);
      const double megawatts = megawatts_per_unit({user});
      if (megawatts > 0) return megawatts / per_parent;
    }
  }
  return 0;
}

std::vector<DisplacementRow> Displacement::finish() {
  std::vector<DisplacementRow> rows;
  for (auto& [key, book] : books_) {
    accrue(book, scenario_->end);
    const auto [node, product] = key;
    const bool has_product = product != ProductId::kNone;
    const double quanta = has_product ? static_cast<double>(scenario_->products[product].quanta_per_unit) : 1;
    const double megawatts = has_product ? megawatts_per_unit({product}) : 0;
    for (const auto& [pair, quantum_seconds] : book.quantum_seconds) {
      const double unit_days = quantum_seconds / kSecondsPerDay / quanta;
      rows.push_back({party_name(*scenario_, pair.first), party_name(*scenario_, pair.second),
                      scenario_->entities[node].id, has_product ? scenario_->products[product].id : std::string(),
                      unit_days, unit_days * megawatts});
    }
  }
  return rows;
}

}  // namespace gigaramp
