#include "sim/roles/line_plant.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/error.hpp"

namespace gigaramp {

LinePlant::LinePlant(EntityId self, const Scenario& scenario, const Network& network, RunSeed run)
    : self_(self),
      scenario_(scenario),
      plant_(plant_of(scenario, self)),
      network_(network),
      lines_(plant_.policy, scenario, plant_.id),
      opening_{scenario.start, pack({0, 0, Kind::Capacity, 0})} {
  const std::uint64_t key = stream_key(plant_.stream);
  for (const Recipe& recipe : plant_.makes) {
    const std::uint64_t product = stream_key(scenario.products[recipe.product.value].id);
    Made made;
    made.recipe = &recipe;
    made.process = Stream(run, key ^ (product * 3), Purpose::ProcessTime);
    made.scrap = Stream(run, key ^ (product * 3), Purpose::Yield);
    made.yield = realize_yield(recipe.yield, run);
    made.bom = scenario.products[recipe.product.value].bom;
    for (const BomLine& line : made.bom) {
      made.suppliers.emplace_back(suppliers_of(scenario, self, line.component));
    }
    makes_.push_back(std::move(made));
  }
  for (const Opening::Stock& stock : plant_.opening.stock) {
    stock_.add(stock.product,
               realize_count(stock.quantity, run) * scenario.products[stock.product.value].quanta_per_unit);
  }
  for (std::int64_t i = plant_.lines; i-- > 0;) idle_lines_.push_back(static_cast<std::uint32_t>(i));
}

Stamp LinePlant::next() const {
  return std::min({opening_, running_.next(), allocation_});
}

void LinePlant::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(out);
  if (running_.is_due(now)) finish(now, out);
  for (const Letter& letter : letters) {
    if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
      accept(order->terms, out);
    } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
      receive(*freight, out);
    }
  }
  if (now == allocation_) {
    allocation_ = Stamp::never();
    allocate_lines(now, out);
  } else {
    plan_allocation(now);
  }
}

void LinePlant::open(Outbox& out) {
  opening_ = Stamp::never();
  std::vector<Holding> held;
  stock_.holdings(held);
  for (const Holding& holding : held) {
    Event event;
    event.type = EventType::OpeningStock;
    event.product = holding.product.value;
    event.quantity = holding.quantity;
    out.log(event);
  }
}

void LinePlant::plan_allocation(Stamp now) {
  if (orders_.waiting().empty() || !allocation_.is_never()) return;
  const Duration every = plant_.policy.every;
  if (every.seconds == 0) {
    allocation_ = {now.date, pack(step_after(unpack(now.step), Kind::Allocation, 0))};
    return;
  }
  Date tick = network_.tick_at_or_after(now.date, every);
  if (tick == allocated_on_) tick = tick + every;
  const bool is_today = tick == now.date;
  allocation_ = {
      tick, is_today ? pack(step_after(unpack(now.step), Kind::Allocation, 0)) : pack({0, 0, Kind::Allocation, 0})};
}

std::uint32_t LinePlant::recipe_of(ProductId product) const {
  for (std::uint32_t i = 0; i < makes_.size(); ++i) {
    if (makes_[i].recipe->product == product) return i;
  }
  throw RunError(plant_.id + " does not make the product that was ordered");
}

void LinePlant::accept(const OrderTerms& terms, Outbox& out) {
  Event event;
  event.type = EventType::OrderAccepted;
  event.order = terms.id.value;
  event.quantity = terms.quantity;
  event.product = terms.product.value;
  event.for_customer = static_cast<std::uint16_t>(terms.for_customer.value);
  event.buyer = static_cast<std::uint16_t>(terms.buyer.value);
  out.log(event);
  orders_.add(terms);
  order_parts(terms, makes_[recipe_of(terms.product)], terms.quantity, out);
}

void LinePlant::order_parts(const OrderTerms& terms, Made& made, std::int64_t units, Outbox& out) {
  for (std::size_t i = 0; i < made.bom.size(); ++i) {
    OrderTerms part = terms;
    part.id = OrderId::of(self_, ++ordered_);
    part.product = made.bom[i].component;
    part.quantity = units * made.bom[i].quantity;
    part.direct = self_;
    part.destination = self_;
    const EntityId supplier = made.suppliers[i].next(part.quantity, out.date());
    out.log({.order = part.id.value,
             .quantity = part.quantity,
             .value = part.due.seconds,
             .product = part.product.value,
             .other = supplier.value,
             .for_customer = static_cast<std::uint16_t>(part.for_customer.value),
             .buyer = static_cast<std::uint16_t>(part.buyer.value),
             .type = EventType::OrderPlaced});
    out.write(supplier, PlaceOrder{part});
  }
}

void LinePlant::receive(const Freight& freight, Outbox& out) {
  stock_.add(freight.product, freight.quantity);
  out.log({.order = freight.order.value,
           .quantity = freight.quantity,
           .product = freight.product.value,
           .other = freight.origin.value,
           .type = EventType::Arrived});
}

std::int64_t LinePlant::kits(const Made& made) const {
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const BomLine& line : made.bom) most = std::min(most, stock_.of(line.component) / line.quantity);
  return most;
}

void LinePlant::collect_claims(std::int64_t supply, bool only_head) {
  claims_.clear();
  claim_slots_.clear();
  std::int64_t total = 0;
  for (const std::uint32_t slot : orders_.waiting()) {
    const OpenOrders::Open& order = orders_.at(slot);
    const std::int64_t possible = kits(makes_[recipe_of(order.terms.product)]);
    const std::int64_t asked = std::min(order.terms.quantity - order.started, possible);
    if (asked <= 0) continue;
    claims_.push_back(claim_of(order.terms, asked));
    claim_slots_.push_back(slot);
    total += asked;
    if (only_head && total >= supply) break;  // first come, first served looks no further
  }
}

void LinePlant::allocate_lines(Stamp now, Outbox& out) {
  allocated_on_ = now.date;
  while (!idle_lines_.empty() && start_round(now, out)) {
  }
}

bool LinePlant::start_round(Stamp now, Outbox& out) {
  const auto supply = static_cast<std::int64_t>(idle_lines_.size());
  collect_claims(supply, lines_.is_first_come(now.date));
  if (claims_.empty()) return false;
  const std::vector<std::int64_t> grants = lines_.grant(supply, claims_, now.date);
  out.log_displaced({}, lines_.displaced());
  bool has_started = false;
  const std::vector<std::uint32_t> slots = claim_slots_;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::uint32_t recipe = recipe_of(orders_.at(slots[i]).terms.product);
    std::int64_t granted = grants[i];
    while (granted-- > 0 && kits(makes_[recipe]) > 0) {
      start_unit(slots[i], recipe, now, out);
      has_started = true;
    }
    orders_.leave_line(slots[i]);
  }
  return has_started;
}

void LinePlant::start_unit(std::uint32_t slot, std::uint32_t recipe, Stamp now, Outbox& out) {
  Made& made = makes_[recipe];
  OpenOrders::Open& order = orders_.at(slot);
  const std::int64_t lot = ++started_;
  const std::uint32_t line = idle_lines_.back();
  idle_lines_.pop_back();
  for (const BomLine& part : made.bom) {
    stock_.take(part.component, part.quantity, now.date, plant_.id);
    out.log({.order = lot, .quantity = part.quantity, .product = part.component.value, .type = EventType::Consumed});
  }
  const auto index = static_cast<std::uint64_t>(lot);
  const double y = made.yield.at(now.date);
  const bool is_good = made.yield.binomial ? made.scrap.uniform(index) < y : good_expected(1, y, made.carry) == 1;
  if (is_good) {
    ++order.started;
  } else {
    order_parts(order.terms, made, 1, out);  // for the unit that will replace it
  }
  out.log({.order = lot,
           .quantity = 1,
           .value = line,
           .product = order.terms.product.value,
           .type = EventType::LotStarted});
  out.log({.order = order.terms.id.value,
           .quantity = 1,
           .value = lot,
           .product = order.terms.product.value,
           .type = EventType::OrderStarted});
  const Duration time{sample_count(made.recipe->process_time, made.process, index)};
  const Date done = now.date + time;
  const std::uint64_t step =
      time.seconds > 0 ? pack({0, 0, Kind::Completion, 0}) : pack(step_after(unpack(now.step), Kind::Completion, 0));
  running_.add({done, step}, {slot, recipe, line, is_good, lot});
}

void LinePlant::finish(Stamp now, Outbox& out) {
  while (running_.is_due(now)) {
    const Job job = running_.take();
    idle_lines_.push_back(job.line);
    out.log({.order = job.lot,
             .quantity = job.is_good ? 1 : 0,
             .value = job.is_good ? 0 : 1,
             .product = makes_[job.recipe].recipe->product.value,
             .type = EventType::LotCompleted});
    if (job.is_good) give(job.order, job.lot, out);
  }
}

void LinePlant::give(std::uint32_t slot, std::int64_t lot, Outbox& out) {
  OpenOrders::Open& order = orders_.at(slot);
  ++order.completed;
  ++order.shipped;
  out.log({.order = order.terms.id.value,
           .quantity = 1,
           .value = lot,
           .product = order.terms.product.value,
           .type = EventType::OrderCompleted});
  Freight freight;
  freight.product = order.terms.product;
  freight.quantity = 1;
  freight.destination = order.terms.destination;
  freight.direct = order.terms.direct;
  freight.order = order.terms.id;
  out.ship(std::move(freight));
  orders_.close_if_done(slot);
}

void LinePlant::holdings(std::vector<Holding>& to) const {
  stock_.holdings(to);
}

std::string LinePlant::waits_for() const {
  if (orders_.waiting().empty()) return {};
  const OpenOrders::Open& order = orders_.at(orders_.waiting().front());
  const Made& made = makes_[recipe_of(order.terms.product)];
  for (const BomLine& line : made.bom) {
    if (stock_.of(line.component) < line.quantity) {
      return plant_.id + " waits for " + scenario_.products[line.component.value].id;
    }
  }
  return plant_.id + " has orders waiting";
}

}  // namespace gigaramp
