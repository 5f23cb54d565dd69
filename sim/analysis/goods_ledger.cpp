#include "sim/analysis/goods_ledger.hpp"

namespace gigaramp {

GoodsLedger::GoodsLedger(const Scenario& scenario, Findings& findings)
    : scenario_(&scenario),
      findings_(&findings),
      balances_(scenario.entities.size()),
      totals_(scenario.products.size()),
      today_(scenario.start) {}

GoodsLedger::Balance& GoodsLedger::balance(std::uint32_t entity, std::uint32_t product) {
  std::vector<Balance>& list = balances_[entity];
  for (Balance& b : list) {
    if (b.product == product) return b;
  }
  list.push_back({.product = product});
  return list.back();
}

std::int64_t GoodsLedger::on_hand(std::uint32_t entity, std::uint32_t product) const {
  for (const Balance& b : balances_[entity]) {
    if (b.product == product) return b.on_hand;
  }
  return 0;
}

void GoodsLedger::take(const Event& event) {
  Balance& b = balance(event.entity, event.product);
  b.on_hand -= event.quantity;
  // A date is judged when it is over: what is made and used at once may be written in either order.
  if (findings_->check(b.on_hand >= 0) || b.is_suspect) return;
  b.is_suspect = true;
  suspects_.emplace_back(event.entity, event.product);
}

void GoodsLedger::on(const Event& event) {
  if (event.stamp.date > today_) {
    if (!suspects_.empty()) settle();
    today_ = event.stamp.date;
  }
  if (event.type == EventType::LostInTransit) totals_[event.product].lost += event.quantity;
  if (event.product == ProductId::kNone || scenario_->entities[event.entity].kind == Entity::Kind::Lane) return;
  if (event.type == EventType::PassedOn) {
    balance(event.entity, event.product).in_process -= event.quantity;
  } else if (event.type == EventType::OpeningWip || event.type == EventType::LotStarted ||
             event.type == EventType::LotCompleted) {
    on_lot(event);
  } else {
    on_goods(event);
  }
}

void GoodsLedger::on_lot(const Event& event) {
  Balance& b = balance(event.entity, event.product);
  if (event.type != EventType::LotCompleted) {
    b.in_process += event.quantity;
    return;
  }
  b.on_hand += event.quantity;
  b.in_process -= event.quantity + event.value;
  totals_[event.product].made += event.quantity;
  if (findings_->check(b.in_process >= 0)) return;
  findings_->broken(today_, scenario_->entities[event.entity].id,
                    scenario_->products[event.product].id +
                        ": more came out of process than was started: " + std::to_string(-b.in_process));
}

void GoodsLedger::on_goods(const Event& event) {
  Totals& total = totals_[event.product];
  if (event.type == EventType::OpeningStock || event.type == EventType::Supplied) {
    balance(event.entity, event.product).on_hand += event.quantity;
    total.opening += event.quantity;
  } else if (event.type == EventType::Consumed) {
    total.consumed += event.quantity;
    take(event);
  } else if (event.type == EventType::Scrapped) {
    total.scrapped += event.quantity;
    take(event);
  } else if (event.type == EventType::Shipped) {
    total.shipped += event.quantity;
    take(event);
  } else if (event.type == EventType::Arrived) {
    balance(event.entity, event.product).on_hand += event.quantity;
    total.arrived += event.quantity;
    if (findings_->check(total.arrived + total.lost <= total.shipped)) return;
    findings_->broken(
        today_, scenario_->products[event.product].id,
        std::to_string(total.arrived) + " arrived, only " + std::to_string(total.shipped) + " were shipped");
  } else if (event.type == EventType::Installed) {
    total.installed += event.quantity;
    balance(event.entity, event.product).installed += event.quantity;
    take(event);
  }
}

void GoodsLedger::settle() {
  for (const auto& [entity, product] : suspects_) settle(entity, balance(entity, product));
  suspects_.clear();
}

void GoodsLedger::settle(std::uint32_t entity, Balance& b) {
  b.is_suspect = false;
  if (b.on_hand >= 0) return;
  findings_->broken(
      today_, scenario_->entities[entity].id,
      "used or shipped " + std::to_string(-b.on_hand) + " " + scenario_->products[b.product].id + " more than it had");
}

void GoodsLedger::finish() {
  settle();
  std::vector<std::int64_t> on_hand(totals_.size(), 0);
  for (const auto& list : balances_) {
    for (const Balance& b : list) on_hand[b.product] += b.on_hand;
  }
  for (std::size_t p = 0; p < totals_.size(); ++p) {
    const Totals& t = totals_[p];
    const std::int64_t came = t.opening + t.made;
    const std::int64_t in_transit = t.shipped - t.arrived - t.lost;
    const std::int64_t went = t.consumed + t.scrapped + t.lost + on_hand[p] + in_transit + t.installed;
    if (findings_->check(came == went)) continue;
    findings_->broken(today_, scenario_->products[p].id,
                      "opening + made = " + std::to_string(came) + ", but consumed + scrapped + on hand + in transit" +
                          " + installed = " + std::to_string(went));
  }
}

void GoodsLedger::check_holdings(EntityId entity, std::span<const std::pair<ProductId, std::int64_t>> held, Date now) {
  // What waits at a lane is in transit in the books.
  if (scenario_->entities[entity.index()].kind == Entity::Kind::Lane) return;
  for (const auto& [product, quantity] : held) balance(entity.value, product.value).held += quantity;
  for (Balance& b : balances_[entity.index()]) {
    const std::int64_t booked = b.on_hand + b.installed;
    if (!findings_->check(b.held == booked)) {
      findings_->broken(now, scenario_->entities[entity.index()].id,
                        "holds " + std::to_string(b.held) + " " + scenario_->products[b.product].id +
                            ", but the events say " + std::to_string(booked));
    }
    b.held = 0;
  }
}

}  // namespace gigaramp
