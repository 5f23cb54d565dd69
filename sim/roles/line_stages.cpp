#include <algorithm>

#include "sim/roles/line_plant.hpp"

namespace gigaramp {

void LinePlant::set_stages(RunSeed run) {
  for (const Recipe& recipe : plant_.makes) {
    for (const auto& [plant, share] : recipe.then) next_stages_.push_back({plant});
  }
  std::sort(next_stages_.begin(), next_stages_.end(),
            [](const NextStage& a, const NextStage& b) { return a.plant < b.plant; });
  const auto is_same = [](const NextStage& a, const NextStage& b) { return a.plant == b.plant; };
  next_stages_.erase(std::unique(next_stages_.begin(), next_stages_.end(), is_same), next_stages_.end());
  for (NextStage& next : next_stages_) {
    const Plant& plant = plant_of(scenario_, next.plant);
    next.is_limited = plant.room.has_value();
    next.room = plant.lines + plant.room.value_or(0);
  }
  for (Made& made : makes_) {
    const std::uint64_t product = stream_key(scenario_.products[made.recipe->product.value].id);
    made.route = Stream(run, stream_key(plant_.stream) ^ (product * 3), Purpose::Route);
    double sum = 0;
    for (const auto& [plant, share] : made.recipe->then) {
      const auto at = std::find_if(next_stages_.begin(), next_stages_.end(),
                                   [&id = plant](const NextStage& next) { return next.plant == id; });
      made.then.emplace_back(static_cast<std::uint32_t>(at - next_stages_.begin()), sum += share);
    }
  }
  if (plant_.room) feeder_ = feeder_of(scenario_, self_);
}

LinePlant::NextStage* LinePlant::next_stage(const Job& job) {
  const Made& made = makes_[job.recipe];
  if (made.then.empty()) return nullptr;
  const double u = made.route.uniform(static_cast<std::uint64_t>(job.lot));
  for (const auto& [next, until] : made.then) {
    if (u < until) return &next_stages_[next];
  }
  return nullptr;
}

// The unit is ready and goes to its buyer, to the stock, or is lost.
void LinePlant::leave(const Job& job, Outbox& out) {
  const Made& made = makes_[job.recipe];
  if (!job.is_good && made.recipe->loses_scrap && job.order != kNobody) {
    lose(job, out);
    return;
  }
  out.log({.order = job.lot,
           .quantity = job.is_good ? 1 : 0,
           .value = job.is_good ? 0 : 1,
           .product = made.recipe->product.value,
           .type = EventType::LotCompleted});
  if (!job.is_good) return;
  if (job.order == kNobody) {
    stock_.add(made.recipe->product, 1);
  } else {
    give(job.order, job.lot, out);
  }
}

void LinePlant::pass_on(const Job& job, EntityId to, Outbox& out) {
  OpenOrders::Open& order = orders_.at(job.order);
  ++order.completed;
  ++order.shipped;
  out.log({.order = order.terms.id.value,
           .quantity = 1,
           .value = job.lot,
           .product = order.terms.product.value,
           .other = to.value,
           .type = EventType::PassedOn});
  Freight freight = freight_for(order.terms, 0);
  freight.destination = to;
  freight.build = order.terms;
  freight.build.quantity = 1;
  out.ship(std::move(freight));
  orders_.close_if_done(job.order);
}

void LinePlant::lose(const Job& job, Outbox& out) {
  OpenOrders::Open& order = orders_.at(job.order);
  ++order.completed;
  ++order.shipped;
  out.log({.order = order.terms.id.value,
           .quantity = 1,
           .value = job.lot,
           .product = order.terms.product.value,
           .type = EventType::PassedOn});
  orders_.close_if_done(job.order);
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
  out.ship(freight_for(order.terms, 1));
  orders_.close_if_done(slot);
}

void LinePlant::free_line(const Job& job, Outbox& out) {
  (job.line < open_lines_ ? idle_lines_ : closed_lines_).push_back(job.line);
  if (feeder_.is_some()) out.write(feeder_, OfferRoom{1});
}

void LinePlant::unblock(EntityId stage, std::int64_t units, Outbox& out) {
  const auto next = std::find_if(next_stages_.begin(), next_stages_.end(),
                                 [stage](const NextStage& one) { return one.plant == stage; });
  if (next == next_stages_.end()) return;
  next->room += units;
  while (next->room > 0 && !next->blocked.empty()) {
    const Job job = next->blocked.front();
    next->blocked.erase(next->blocked.begin());
    --next->room;
    pass_on(job, stage, out);
    free_line(job, out);
  }
}

}  // namespace gigaramp
