#include "sim/roles/starts_plant.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/model/roadmap.hpp"

namespace gigaramp {

namespace {

// Forgives the last bits of a product of floating-point factors.
constexpr double kRounding = 1e-9;

std::vector<Process> make_processes(const Scenario& scenario, EntityId self, RunSeed run) {
  std::vector<Process> processes;
  const Plant& plant = plant_of(scenario, self);
  for (const Recipe& recipe : plant.makes) processes.push_back(make_process(scenario, self, recipe, run));
  return processes;
}

// Part of the slots before the start that a product had.
double wip_share(const Opening& opening, ProductId product, std::size_t products) {
  if (opening.wip_shares.empty()) return 1 / static_cast<double>(products);
  for (const Opening::WipShare& one : opening.wip_shares) {
    if (one.product == product) return one.share;
  }
  return 0;
}

}  // namespace

StartsPlant::StartsPlant(EntityId self, const Scenario& scenario, const Network& network, RunSeed run)
    : self_(self),
      scenario_(scenario),
      plant_(plant_of(scenario, self)),
      network_(network),
      run_(run),
      slots_(plant_.policy, scenario, plant_.id),
      capacity_(plant_.starts, run),
      strikes_(scenario, occurrences_at(scenario, self, run)),
      processes_(make_processes(scenario, self, run)),
      planner_(self, scenario, processes_),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})},
      offer_at_(Stamp::never()),
      tick_at_{scenario.start, pack({0, 0, Kind::Allocation, 0})} {
  plan_expansions(scenario.start, run);
  finished_.assign(processes_.size(), slots_);
  for (const Process& process : processes_) {
    const Designer* seller = seller_of(scenario, process.product);
    designers_.push_back(seller == nullptr ? EntityId{} : entity_of(scenario, seller->id));
  }
  const bool has_designer = std::any_of(designers_.begin(), designers_.end(), [](EntityId d) { return d.is_some(); });
  if (has_designer) offer_at_ = {scenario.start, pack({0, 0, Kind::Order, network.at(self).rank})};
  for (const Opening::Stock& stock : plant_.opening.stock) {
    // Finished units that a designer grants are the designer's from the start.
    if (process_of(stock.product) < processes_.size() && is_granted_by_designer(scenario, stock.product)) continue;
    stock_.add(stock.product,
               realize_count(stock.quantity, run) * scenario.products[stock.product.value].quanta_per_unit);
  }
}

Stamp StartsPlant::next() const {
  return std::min({opening_, wip_.next(), offer_at_, tick_at_, strikes_.next(), building_.next()});
}

void StartsPlant::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(out);
  if (now == strikes_.next()) {
    strikes_.turn(
        now, out, [&](const Occurrence& one) { strike(one, out); }, [&](const Occurrence& one) { recover(one); });
  }
  if (building_.is_due(now)) build(now, out);
  complete(now, out);
  const bool has_plan = std::any_of(letters.begin(), letters.end(), [](const Letter& letter) {
    return std::holds_alternative<PlanDeliveries>(letter.content);
  });
  for (const Letter& letter : letters) read(letter, out);
  if (has_plan && planner_.has_components())
    planner_.send(now.date, plans_, processes_, stock_, capacity_.curve(), out);
  if (now == offer_at_) offer(now.date, out);
  if (now == tick_at_) tick(now, out);
}

void StartsPlant::open(Outbox& out) {
  opening_ = Stamp::never();
  std::vector<Holding> held;
  stock_.holdings(held);
  for (const Holding& holding : held) {
    out.log({.quantity = holding.quantity, .product = holding.product.value, .type = EventType::OpeningStock});
  }
  if (plant_.opening.steady_wip) {
    for (std::uint32_t i = 0; i < processes_.size(); ++i) open_pipeline(i, out);
  }
  count_spare_kits();
}

// Kits on hand at the start, each component given to the first product that needs it, and units that belong to nobody.
void StartsPlant::count_spare_kits() {
  Stock left = stock_;
  for (Process& process : processes_) {
    const std::int64_t starts = process.bom.empty() ? 0 : process.startable(left);
    const auto units = static_cast<std::int64_t>(static_cast<double>(starts) * process.per_start);
    for (const BomLine& line : process.bom)
      left.take(line.component, units * line.quantity, scenario_.start, plant_.id);
    process.spare_kits = units + unowned(process);
  }
}

// Steady WIP: what was started at the ticks before the start, at the capacity of its time, and is not finished yet.
void StartsPlant::open_pipeline(std::uint32_t index, Outbox& out) {
  Process& process = processes_[index];
  const double share = wip_share(plant_.opening, process.product, processes_.size());
  double carry = 0;
  const double longest = std::min(maximum(process.recipe->cycle_time), 10.0 * mean(process.recipe->cycle_time));
  const Duration every = plant_.policy.every;
  const auto ticks = static_cast<std::int64_t>(longest) / every.seconds + 1;
  for (std::int64_t k = ticks; k >= 1; --k) {
    const Date at = scenario_.start - every * k;
    const Duration cycle{
        sample_count(process.recipe->cycle_time, process.opening_cycle, static_cast<std::uint64_t>(k))};
    if (at + cycle <= scenario_.start) continue;
    const double exact = carry + static_cast<double>(capacity_.curve().slots(at, at + every)) * share;
    const auto units = static_cast<std::int64_t>(exact + kRounding);
    carry = exact - static_cast<double>(units);
    const std::int64_t gross = process.gross_of(units);
    if (gross == 0) continue;
    // Binomial draws of the past use indices that no later lot will use.
    const std::int64_t good = process.good_of(gross, at, ~static_cast<std::uint64_t>(k));
    const std::int64_t number = ++lots_;
    process.in_process += good;
    wip_.add({at + cycle, pack({0, 0, Kind::Completion, 0})}, {index, kNobody, number, good, gross - good});
    out.log({.order = number,
             .quantity = gross,
             .value = units,
             .product = process.product.value,
             .type = EventType::OpeningWip});
  }
}

std::uint32_t StartsPlant::process_of(ProductId product) const {
  const auto at = std::find_if(processes_.begin(), processes_.end(),
                               [&](const Process& process) { return process.product == product; });
  return static_cast<std::uint32_t>(at - processes_.begin());
}

void StartsPlant::read(const Letter& letter, Outbox& out) {
  if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
    accept(order->terms, out);
  } else if (const auto* plan = std::get_if<PlanDeliveries>(&letter.content)) {
    plans_.update(*plan);
    out.log({.quantity = plan->plan.at.empty() ? 0 : plan->plan.at.back(),
             .product = plan->product.value,
             .other = plan->destination.value,
             .type = EventType::Planned});
  } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
    receive(*freight, out);
  } else if (const auto* lost = std::get_if<GoodsLost>(&letter.content)) {
    plans_.lose(*lost);
  } else if (const auto* fund = std::get_if<Fund>(&letter.content)) {
    receive_fund(*fund, out);
  } else if (const auto* cancelled = std::get_if<CancelOrder>(&letter.content)) {
    cancel_order(*cancelled, out);
  }
}

void StartsPlant::accept(const OrderTerms& terms, Outbox& out) {
  orders_.add(terms);
  out.log_accepted(terms, terms.quantity);
  order_parts(terms, terms.quantity, out);
}

void StartsPlant::order_parts(const OrderTerms& terms, std::int64_t units, Outbox& out) {
  Process& process = processes_[process_of(terms.product)];
  if (plant_.plan.kind != Plan::Kind::ToOrder) return;
  for (const BomLine& line : process.bom) {
    if (is_granted_by_designer(scenario_, line.component)) continue;
    OrderTerms part = terms;
    part.id = OrderId::of(self_, ++ordered_);
    part.product = line.component;
    part.quantity = units * line.quantity;
    part.direct = self_;
    part.destination = self_;
    const EntityId supplier = process.choose_supplier(line.component, part.quantity, out.date());
    out.place_order(part, supplier);
  }
}

void StartsPlant::receive(const Freight& freight, Outbox& out) {
  stock_.add(freight.product, freight.quantity);
  planner_.received(freight);
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .product = freight.product.value,
           .other = freight.origin.value,
           .type = EventType::Arrived});
  if (freight.build.id.is_some()) {
    orders_.add(freight.build);
    order_parts(freight.build, freight.build.quantity, out);
  }
}

void StartsPlant::complete(Stamp now, Outbox& out) {
  while (wip_.is_due(now)) {
    const Lot lot = wip_.take();
    Process& process = processes_[lot.process];
    process.in_process -= lot.order == kNobody ? lot.good : lot.surplus;
    stock_.add(process.product, lot.good);
    if (process.recipe->is_reworked) process.failed += lot.scrapped;
    out.log({.order = lot.number,
             .quantity = lot.good,
             .value = lot.scrapped,
             .product = process.product.value,
             .type = EventType::LotCompleted});
    if (lot.good > lot.surplus && lot.order != kNobody) ship_order(lot.order, lot.good - lot.surplus, lot.number, out);
  }
}

// Tells designers how much more they may grant: what was started or given so far, what belongs to nobody yet, and the
// slots of the cover.
void StartsPlant::offer(Date now, Outbox& out) {
  for (std::size_t i = 0; i < designers_.size(); ++i) {
    const bool is_first = std::find(designers_.begin(), designers_.end(), designers_[i]) - designers_.begin() ==
                          static_cast<std::ptrdiff_t>(i);
    if (is_first && designers_[i].is_some()) offer_to(designers_[i], now, out);
  }
  offer_at_ = {now + plant_.policy.every, offer_at_.step};
}

void StartsPlant::offer_to(EntityId designer, Date now, Outbox& out) {
  const Duration cover = plant_.plan.max_cover.value_or(kWeek * 2);
  OfferCapacity offer;
  for (std::size_t i = 0; i < processes_.size(); ++i) {
    if (designers_[i] != designer) continue;
    const Process& process = processes_[i];
    offer.lines.push_back({process.product, process.taken, unowned(process), process.spare_kits, process.per_start});
  }
  const double slots = capacity_.curve().integral(now, now + cover) - slots_of_others(designer);
  offer.slots = std::max<std::int64_t>(static_cast<std::int64_t>(slots), 0);
  offer.per_week = capacity_.curve().per_week(now);
  offer.per_week_ahead = capacity_.curve().per_week(now + kYear);
  out.write(designer, std::move(offer));
}

// Starts that orders waiting here for products of other designers still need.
double StartsPlant::slots_of_others(EntityId designer) const {
  double slots = 0;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    const std::uint32_t index = process_of(order.terms.product);
    if (designers_[index] == designer) continue;
    slots += static_cast<double>(order.terms.quantity - order.started) / processes_[index].per_start;
  }
  return slots;
}

void StartsPlant::tick(Stamp now, Outbox& out) {
  ship_finished(now, out);
  release(now, out);
  ++tick_number_;
  tick_at_ = {now.date + plant_.policy.every, pack({0, 0, Kind::Allocation, 0})};
}

void StartsPlant::holdings(std::vector<Holding>& to) const {
  stock_.holdings(to);
  for (const Kept& kept : kept_) to.push_back({kept.product, kept.quantity});
}

void StartsPlant::unserved(std::vector<Holding>& to) const {
  orders_.for_each_unserved([&](ProductId product, std::int64_t quantity) { to.push_back({product, quantity}); });
}

std::string StartsPlant::waits_for() const {
  return orders_.size() == 0 ? std::string() : plant_.id + " has orders waiting";
}

}  // namespace gigaramp
