#include "sim/analysis/node_statistics.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kSecondsPerDay = 86'400;

double seconds(Duration span) {
  return static_cast<double>(span.seconds);
}

}  // namespace

NodeStatistics::NodeStatistics(const Scenario& scenario, PassageListener* listener)
    : scenario_(&scenario),
      listener_(listener),
      nodes_(scenario.entities.size()),
      since_(scenario.start),
      lines_(scenario.entities.size(), 0),
      makes_(scenario.entities.size()) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].in_system = nodes_[i].in_queue = nodes_[i].busy_lines = nodes_[i].finished = Level(scenario.start);
    nodes_[i].queue_law = nodes_[i].system_law = LittlesLaw(scenario.start);
    const Entity& entity = scenario.entities[i];
    if (entity.kind != Entity::Kind::Plant) continue;
    lines_[i] = scenario.plants[entity.index].lines;
    makes_[i].resize(scenario.products.size());
    for (const Recipe& recipe : scenario.plants[entity.index].makes) makes_[i][recipe.product.index()] = true;
  }
  before_ = nodes_;
}

void NodeStatistics::start_counting(Date now) {
  before_ = nodes_;
  since_ = now;
}

double NodeStatistics::units(const Event& event) const {
  const auto quanta = scenario_->products[event.product].quanta_per_unit;
  return static_cast<double>(event.quantity) / static_cast<double>(quanta);
}

void NodeStatistics::on(const Event& event, OrderTrack* track) {
  Node& node = nodes_[event.entity];
  on_finished(event);
  if (event.type == EventType::SlotsOffered) {
    node.offered += static_cast<double>(event.value);
    node.used += static_cast<double>(event.quantity);
  } else if (event.type == EventType::LotStarted || event.type == EventType::OpeningWip) {
    const bool has_lines = lines_[event.entity] > 0;
    const bool is_start = event.type == EventType::LotStarted;
    if (is_start) node.starts += has_lines ? 1 : static_cast<double>(event.value);
    if (has_lines) node.busy_lines.add(1, event.stamp.date);
    node.wip += units(event);
  } else if (event.type == EventType::LotCompleted) {
    if (lines_[event.entity] > 0) node.busy_lines.add(-1, event.stamp.date);
    const auto quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
    node.made += units(event);
    node.wip -= static_cast<double>(event.quantity + event.value) / quanta;
  } else if (event.type == EventType::LotInterrupted || event.type == EventType::LotResumed) {
    node.busy_lines.add(event.type == EventType::LotResumed ? 1 : -1, event.stamp.date);
  } else if (track != nullptr && event.product != ProductId::kNone) {
    on_order(event, *track);
  }
}

void NodeStatistics::on_finished(const Event& event) {
  const bool comes = event.type == EventType::LotCompleted || event.type == EventType::OpeningStock;
  if (!comes && event.type != EventType::Shipped) return;
  const std::vector<bool>& makes = makes_[event.entity];
  if (event.product >= makes.size() || !makes[event.product]) return;
  Node& node = nodes_[event.entity];
  node.finished.add(comes ? units(event) : -units(event), event.stamp.date);
  if (!comes) node.shipped += units(event);
}

void NodeStatistics::on_order(const Event& event, OrderTrack& track) {
  if (event.type == EventType::OrderAccepted) {
    // Another node's acceptance of the same order is the build order that a grant announced, counted from the grant,
    // or a stage to which the stage before has passed units on.
    if (track.accepted_by == event.entity || event.other != EntityId::kNone) enter(event.entity, track, event);
  } else if (event.type == EventType::OrderRefused) {
    nodes_[event.entity].asked += units(event);
    nodes_[event.entity].refused += units(event);
  } else if (event.type == EventType::OrderGranted) {
    if (scenario_->entities[event.entity].kind == Entity::Kind::Designer) start(event.entity, track, event);
    if (event.other != EntityId::kNone && event.other != event.entity) enter(event.other, track, event);
  } else if (event.type == EventType::Converted) {
    convert(track, event);
  } else if (event.type == EventType::OrderStarted) {
    start(event.entity, track, event);
  } else if (event.type == EventType::OrderSetBack) {
    set_back(track, event);
  } else if (event.type == EventType::OrderCancelled) {
    cancel(track, event);
  } else if (event.type == EventType::OrderCompleted) {
    complete(track, event);
  } else if (event.type == EventType::PassedOn) {
    nodes_[event.entity].busy_lines.add(-1, event.stamp.date);
    nodes_[event.entity].wip -= units(event);
    leave(track, event, event.entity);
    forget_finished(track);
  }
}

void NodeStatistics::forget_finished(OrderTrack& track) {
  std::erase_if(track.stays, [](const OrderTrack::Stay& stay) { return stay.unfinished == 0 && stay.unstarted == 0; });
}

void NodeStatistics::enter(std::uint32_t node, OrderTrack& track, const Event& event) {
  const Date now = event.stamp.date;
  track.stays.push_back({node, now, event.quantity, event.quantity});
  nodes_[node].asked += units(event);
  nodes_[node].in_system.add(units(event), now);
  nodes_[node].in_queue.add(units(event), now);
  nodes_[node].queue_law.count(event.quantity, now);
  nodes_[node].system_law.count(event.quantity, now);
  if (listener_ != nullptr) listener_->entered(event, track, node, units(event));
}

// Units of another generation take the place of some that wait: they have waited as long.
void NodeStatistics::convert(OrderTrack& track, const Event& event) {
  const auto quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  Node& node = nodes_[event.entity];
  std::int64_t go = event.value;
  std::int64_t come = event.quantity;
  for (OrderTrack::Stay& stay : track.stays) {
    if (stay.node != event.entity || stay.unstarted == 0 || go == 0) continue;
    const std::int64_t part = std::min(go, stay.unstarted);
    const std::int64_t change = come * part / go - part;
    go -= part;
    come -= part + change;
    stay.unstarted += change;
    stay.unfinished += change;
    node.in_queue.add(static_cast<double>(change) / quanta, stay.since);
    node.in_system.add(static_cast<double>(change) / quanta, stay.since);
    node.queue_law.count(change, stay.since);
    node.system_law.count(change, stay.since);
  }
  if (come == 0) return;
  Event more = event;  // rounding may add a unit for none
  more.quantity = come;
  enter(event.entity, track, more);
}

void NodeStatistics::start(std::uint32_t node, OrderTrack& track, const Event& event) {
  const double quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  const Date now = event.stamp.date;
  std::int64_t left = event.quantity;
  nodes_[node].queue_law.count(-left, now);
  for (OrderTrack::Stay& stay : track.stays) {
    if (left == 0) return;
    if (stay.node != node || stay.unstarted == 0) continue;
    const std::int64_t part = std::min(left, stay.unstarted);
    const double amount = static_cast<double>(part) / quanta;
    stay.unstarted -= part;
    left -= part;
    nodes_[node].in_queue.add(-amount, now);
    nodes_[node].wait_units += amount;
    nodes_[node].wait_seconds += amount * seconds(now - stay.since);
    nodes_[node].queue_law.spent(part, now - stay.since);
    if (listener_ != nullptr) listener_->started(event, track, node, amount, stay.since);
  }
  // A unit of a line that replaces a scrapped one is started at once, without having queued again.
  if (lines_[node] > 0) nodes_[node].queue_law.count(left, now);
}

void NodeStatistics::complete(OrderTrack& track, const Event& event) {
  leave(track, event, event.entity);
  // A designer keeps an order until its racks are built; a stage that passed units on has let them go.
  const std::uint32_t accepter = track.accepted_by;
  const bool is_designer = accepter != EntityId::kNone && scenario_->entities[accepter].kind == Entity::Kind::Designer;
  if (is_designer && accepter != event.entity) leave(track, event, accepter);
  forget_finished(track);
}

void NodeStatistics::leave(OrderTrack& track, const Event& event, std::uint32_t node) {
  const double quanta = static_cast<double>(scenario_->products[event.product].quanta_per_unit);
  const Date now = event.stamp.date;
  std::int64_t left = event.quantity;
  nodes_[node].system_law.count(-left, now);
  for (OrderTrack::Stay& stay : track.stays) {
    if (left == 0) return;
    if (stay.node != node || stay.unfinished == 0) continue;
    const std::int64_t part = std::min(left, stay.unfinished);
    const double amount = static_cast<double>(part) / quanta;
    stay.unfinished -= part;
    left -= part;
    nodes_[node].in_system.add(-amount, now);
    nodes_[node].stay_units += amount;
    if (now == stay.since) nodes_[node].at_once += amount;
    nodes_[node].stay_seconds += amount * seconds(now - stay.since);
    nodes_[node].system_law.spent(part, now - stay.since);
    if (listener_ != nullptr) listener_->left(event, track, node, amount, stay.since);
    // Goods given from stock are never started; they leave the queue as they leave the node.
    const std::int64_t skipped = std::max<std::int64_t>(stay.unstarted - stay.unfinished, 0);
    stay.unstarted -= skipped;
    nodes_[node].in_queue.add(-static_cast<double>(skipped) / quanta, now);
    nodes_[node].queue_law.count(-skipped, now);
    nodes_[node].queue_law.spent(skipped, now - stay.since);
    if (skipped == 0) continue;
    const double served = static_cast<double>(skipped) / quanta;
    if (listener_ != nullptr) listener_->started(event, track, node, served, stay.since);
  }
}

void NodeStatistics::check_littles_law(const OrderTracks& tracks, Date end, Findings& findings) {
  tracks.for_each([this, end](const OrderTrack& track) {
    for (const OrderTrack::Stay& stay : track.stays) {
      nodes_[stay.node].queue_law.spent(stay.unstarted, end - stay.since);
      nodes_[stay.node].system_law.spent(stay.unfinished, end - stay.since);
    }
  });
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const std::string& id = scenario_->entities[i].id;
    gigaramp::check_littles_law(nodes_[i].queue_law, end, id, "queue", findings);
    gigaramp::check_littles_law(nodes_[i].system_law, end, id, "orders", findings);
  }
}

double NodeStatistics::utilization(std::uint32_t entity, Date until) const {
  return utilization(entity, before_[entity], since_, until);
}

double NodeStatistics::utilization(std::uint32_t entity, const Node& before, Date since, Date until) const {
  const Node& node = nodes_[entity];
  if (lines_[entity] > 0) {
    const double busy = node.busy_lines.integral(until) - before.busy_lines.integral(since);
    const double available = static_cast<double>(lines_[entity]) * seconds(until - since);
    return available > 0 ? busy / available : 0;
  }
  const double offered = node.offered - before.offered;
  return offered > 0 ? (node.used - before.used) / offered : 0;
}

// Without orders by Little's law: mean stock = units shipped per time x their mean wait.
double NodeStatistics::wait_days(const Node& node, const Node& before, Date end) const {
  const double units = node.wait_units - before.wait_units;
  if (units > 0) return (node.wait_seconds - before.wait_seconds) / units / kSecondsPerDay;
  const double stock = node.finished.integral(end) - before.finished.integral(since_);
  return stock / (node.shipped - before.shipped) / kSecondsPerDay;
}

Metrics NodeStatistics::metrics(std::uint32_t entity, Date end) const {
  const Node& node = nodes_[entity];
  const Node& before = before_[entity];
  const auto counted = [&](double Node::*count) { return node.*count - before.*count; };
  const double wait_units = counted(&Node::wait_units);
  const double stay_units = counted(&Node::stay_units);
  Metrics out;
  out["backlog"] = node.in_system.value();
  if (wait_units > 0 || node.shipped > before.shipped) out["wait_days"] = wait_days(node, before, end);
  if (stay_units > 0) out["lead_time_days"] = counted(&Node::stay_seconds) / stay_units / kSecondsPerDay;
  const Entity::Kind kind = scenario_->entities[entity].kind;
  const bool serves_orders = kind == Entity::Kind::Store || lines_[entity] > 0;
  const double asked = counted(&Node::asked);
  if (serves_orders && asked > 0) out["fill_rate"] = counted(&Node::at_once) / asked;
  if (counted(&Node::refused) > 0) out["refused_fraction"] = counted(&Node::refused) / asked;
  if (kind != Entity::Kind::Plant) return out;
  out["made"] = counted(&Node::made);
  out["starts"] = counted(&Node::starts);
  out["utilization"] = utilization(entity, end);
  if (lines_[entity] == 0) return out;
  const double span = seconds(end - since_);
  if (span <= 0) return out;
  out["l"] = (node.in_system.integral(end) - before.in_system.integral(since_)) / span;
  out["lq"] = (node.in_queue.integral(end) - before.in_queue.integral(since_)) / span;
  if (wait_units > 0) out["wq_days"] = out["wait_days"];
  if (stay_units > 0) out["w_days"] = out["lead_time_days"];
  return out;
}

}  // namespace gigaramp
