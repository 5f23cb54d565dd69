#include "tests/unit/roles/role_stage.hpp"

#include <limits>

#include "tests/support/world_text.hpp"

namespace gigaramp::testing {

RoleStage::RoleStage(const std::string& yaml, const std::string& entity)
    : scenario_(std::make_unique<Scenario>(load_text(yaml))),
      world_(std::make_unique<World>(build_world(*scenario_, {1, 0}))),
      self_(id(entity)),
      log_(std::make_unique<EventLog>(scenario_->entities.size())),
      outbox_(std::make_unique<Outbox>(self_, *scenario_, *world_->network, world_->run, *log_)) {
  role_ = world_->role_of[self_.value];
}

EntityId RoleStage::id(const std::string& entity) const {
  return find_entity(*scenario_, entity);
}

ProductId RoleStage::product(const std::string& name) const {
  return find_product(*scenario_, name);
}

Date RoleStage::date(const std::string& text) const {
  return parse_date(text).value();
}

OrderId RoleStage::order(const std::string& sent, const std::string& buyer, std::int64_t quantity,
                         const std::string& product_name, const std::string& due) {
  OrderTerms terms;
  const EntityId who = id(buyer);
  terms.id = OrderId::of(who, ++orders_);
  terms.product = product(product_name);
  terms.quantity = quantity;
  terms.for_customer = terms.buyer = terms.direct = terms.destination = who;
  terms.rank = date(sent);
  terms.due = date(due.empty() ? sent : due);
  letter(sent, buyer, PlaceOrder{terms});
  return terms.id;
}

void RoleStage::freight(const std::string& at, const std::string& from, std::int64_t quantity,
                        const std::string& product_name, OrderId order) {
  Freight content;
  content.product = product(product_name);
  content.quantity = quantity;
  content.origin = id(from);
  content.destination = self_;
  content.order = order;
  goods(at, content);
}

void RoleStage::goods(const std::string& at, const Freight& content) {
  inbox_.post({{date(at), pack({0, 0, Kind::Arrival, 0})}, content.origin, self_, ++sent_, content});
}

void RoleStage::letter(const std::string& sent, const std::string& from, Content content) {
  const Date at = world_->network->desk_opening(self_, date(sent));
  const Step step{0, 0, Kind::Order, world_->network->at(self_).rank};
  inbox_.post({{at, pack(step)}, id(from), self_, ++sent_, std::move(content)});
}

void RoleStage::run_until(const std::string& until) {
  advance(role(), inbox_, {date(until), 0}, *outbox_, std::numeric_limits<std::size_t>::max());
  for (Letter& one : outbox_->letters()) letters_.push_back(std::move(one));
  outbox_->letters().clear();
  EventSink* const sinks[] = {&keeper_};
  log_->flush(date(until), sinks);
}

std::string RoleStage::told(EventType type) const {
  std::string text;
  for (const Event& event : keeper_.events) {
    if (event.type != type) continue;
    text += (text.empty() ? "" : ", ") + to_string(event.stamp.date) + " " + std::to_string(event.quantity);
  }
  return text;
}

std::string RoleStage::told_by_order(EventType type) const {
  std::string text;
  for (const Event& event : keeper_.events) {
    if (event.type != type) continue;
    text += (text.empty() ? "" : ", ") + to_string(event.stamp.date) + " " + std::to_string(event.quantity) + " of #" +
            std::to_string(OrderId{event.order}.number());
  }
  return text;
}

}  // namespace gigaramp::testing
