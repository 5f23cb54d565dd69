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
      open_lines_(plant_.lines),
      strikes_(scenario, occurrences_at(scenario, self, run)),
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
  is_preemptive_ =
      plant_.policy.preempt == NodePolicy::Preempt::Resume || plant_.policy.preempt == NodePolicy::Preempt::Restart;
  set_stages(run);
  if (!plant_.breakdowns) return;
  failures_ = Stream(run, key, Purpose::Outage);
  repairs_ = Stream(run, key, Purpose::Repair);
  for (std::int64_t i = 0; i < plant_.lines; ++i) {
    until_failure_.push_back(sample_count(plant_.breakdowns->after, failures_, failed_++));
  }
}

Stamp LinePlant::next() const {
  return std::min({opening_, running_.next(), allocation_, strikes_.next()});
}

void LinePlant::act(Stamp now, std::span<const Letter> letters, Outbox& out) {
  if (now == opening_) open(out);
  if (now == strikes_.next()) {
    strikes_.turn(
        now, out, [&](const Occurrence& one) { strike(one, now, out); }, [&](const Occurrence&) { open_lines(); });
  }
  if (running_.is_due(now)) finish(now, out);
  for (const Letter& letter : letters) read(letter, out);
  if (now == allocation_) {
    allocation_ = Stamp::never();
    allocate_lines(now, out);
  } else {
    plan_allocation(now);
  }
}

void LinePlant::read(const Letter& letter, Outbox& out) {
  if (const auto* order = std::get_if<PlaceOrder>(&letter.content)) {
    accept(order->terms, {}, out);
  } else if (const auto* freight = std::get_if<Freight>(&letter.content)) {
    receive(*freight, out);
  } else if (const auto* room = std::get_if<OfferRoom>(&letter.content)) {
    unblock(letter.from, room->units, out);
  } else if (const auto* cancelled = std::get_if<CancelOrder>(&letter.content)) {
    cancel_order(*cancelled, out);
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
  if (!allocation_.is_never()) return;
  if (orders_.waiting().empty() && interrupted_.empty() && !makes_to_stock()) return;
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

bool LinePlant::refuses(const OrderTerms& terms) const {
  for (const BookLimit& limit : plant_.book) {
    const bool is_meant = !limit.customer.is_some() || limit.customer == terms.for_customer;
    if (is_meant) return static_cast<std::int64_t>(orders_.size()) >= limit.orders;
  }
  return false;
}

void LinePlant::accept(const OrderTerms& terms, EntityId from, Outbox& out) {
  const bool is_refused = !from.is_some() && refuses(terms);
  Event event = order_event(is_refused ? EventType::OrderRefused : EventType::OrderAccepted, terms, terms.quantity);
  event.other = from.value;
  out.log(event);
  if (is_refused) return out.tell_buyer(terms, terms.quantity);
  orders_.add(terms);
  order_parts(terms, makes_[recipe_of(terms.product)], terms.quantity, out);
}

void LinePlant::order_parts(const OrderTerms& terms, Made& made, std::int64_t units, Outbox& out) {
  for (std::size_t i = 0; i < made.bom.size(); ++i) {
    if (made.suppliers[i].all().empty()) continue;  // what is delivered from outside is not ordered
    OrderTerms part = terms;
    part.id = OrderId::of(self_, ++ordered_);
    part.product = made.bom[i].component;
    part.quantity = units * made.bom[i].quantity;
    part.direct = self_;
    part.destination = self_;
    const EntityId supplier = made.suppliers[i].next(part.quantity, out.date());
    out.place_order(part, supplier);
  }
}

void LinePlant::receive(const Freight& freight, Outbox& out) {
  if (freight.build.id.is_some()) {
    OrderTerms terms = freight.build;
    terms.rank = out.date();  // stages serve in the order of arrival
    accept(terms, freight.origin, out);
    if (freight.quantity == 0) return;
  }
  stock_.add(freight.product, freight.quantity);
  Event event{.order = freight.order.value,
              .quantity = freight.quantity,
              .product = freight.product.value,
              .other = freight.origin.value,
              .type = EventType::Arrived};
  out.log(event);
  for (const auto& [product, most] : plant_.space) {
    const std::int64_t excess = stock_.of(product) - most;
    if (product != freight.product || excess <= 0) continue;
    stock_.take(product, excess, out.date(), plant_.id);
    event.quantity = excess;
    event.type = EventType::Scrapped;
    out.log(event);
  }
}

void LinePlant::finish(Stamp now, Outbox& out) {
  while (running_.is_due(now)) {
    const Job job = running_.take();
    if (job.phase == Job::Phase::Failing) {
      fail(job, now, out);
    } else if (job.phase == Job::Phase::UnderRepair) {
      repair(job, now, out);
    } else if (!preempts() || !is_stale(job, now)) {
      complete(job, out);
    }
  }
}

void LinePlant::complete(const Job& job, Outbox& out) {
  NextStage* next = job.is_good && job.order != kNobody ? next_stage(job) : nullptr;
  if (next != nullptr && next->is_limited && next->room == 0) {
    next->blocked.push_back(job);
    return;
  }
  if (next == nullptr) {
    leave(job, out);
  } else {
    if (next->is_limited) --next->room;
    pass_on(job, next->plant, out);
  }
  free_line(job, out);
}

void LinePlant::holdings(std::vector<Holding>& to) const {
  stock_.holdings(to);
}

void LinePlant::unserved(std::vector<Holding>& to) const {
  orders_.for_each_unserved([&](ProductId product, std::int64_t quantity) { to.push_back({product, quantity}); });
}

std::string LinePlant::waits_for() const {
  for (const NextStage& next : next_stages_) {
    if (!next.blocked.empty()) return plant_.id + " is blocked by " + scenario_.entities[next.plant.value].id;
  }
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
