#include "tests/support/reference_run.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <stdexcept>

#include "sim/roles/inbox.hpp"
#include "sim/roles/outbox.hpp"

namespace gigaramp::testing {

namespace {

// Opening stock + made - consumed of every product, from the events alone.
class Flows final : public EventSink {
 public:
  void on(const Event& event) override {
    if (event.type == EventType::OpeningStock || event.type == EventType::LotCompleted) {
      units[event.product] += event.quantity;
    }
    if (event.type == EventType::Consumed) units[event.product] -= event.quantity;
  }
  std::map<std::uint32_t, std::int64_t> units;
};

struct Players {
  explicit Players(World& w) : world(w), log(w.scenario->entities.size()), inboxes(w.roles.size()) {
    for (const EntityId self : w.entities) outboxes.emplace_back(self, *w.scenario, *w.network, w.run, log);
  }
  Stamp next_of(std::size_t role) const { return std::min(inboxes[role].next(), world.roles[role]->next()); }
  Stamp next() const {
    Stamp first = Stamp::never();
    for (std::size_t r = 0; r < world.roles.size(); ++r) first = std::min(first, next_of(r));
    return first;
  }
  void act_at(Stamp now);
  void deliver(Stamp now);
  std::string open_balance(Flows flows) const;

  World& world;
  EventLog log;
  std::vector<Inbox> inboxes;
  std::vector<Outbox> outboxes;
};

void Players::act_at(Stamp now) {
  const Stamp just_after{now.date, now.step + 1};
  for (std::size_t r = 0; r < world.roles.size(); ++r) {
    if (next_of(r) != now) continue;
    advance(*world.roles[r], inboxes[r], just_after, outboxes[r], std::numeric_limits<std::size_t>::max());
  }
}

void Players::deliver(Stamp now) {
  for (Outbox& out : outboxes) {
    for (Letter& letter : out.letters()) {
      if (!(now < letter.at)) throw std::logic_error("a letter is not later than its cause");
      inboxes[world.role_of[letter.to.value]].post(std::move(letter));
    }
    out.letters().clear();
  }
}

std::string Players::open_balance(Flows flows) const {
  for (std::size_t r = 0; r < world.roles.size(); ++r) {
    std::vector<Holding> held;
    world.roles[r]->holdings(held);
    for (const Holding& holding : held) flows.units[holding.product.value] -= holding.quantity;
    inboxes[r].for_each([&flows](const Letter& letter) {
      const auto* freight = std::get_if<Freight>(&letter.content);
      if (freight != nullptr) flows.units[freight->product.value] -= freight->quantity;
    });
  }
  for (const auto& [product, left] : flows.units) {
    if (left != 0) return world.scenario->products[product].id + ": " + std::to_string(left) + " units are lost";
  }
  return {};
}

}  // namespace

RunRecord reference_run(World& world) {
  Players players(world);
  Stamp last{};
  for (Stamp now = players.next(); now.date < world.scenario->end; now = players.next()) {
    if (now < last) throw std::logic_error("a role has work in the past");
    last = now;
    players.act_at(now);
    players.deliver(now);
  }
  Fingerprint fingerprint;
  Flows flows;
  EventSink* const sinks[] = {&fingerprint, &flows};
  players.log.flush(Date::never(), sinks);
  return {fingerprint.hex(), players.open_balance(flows), players.log.total()};
}

}  // namespace gigaramp::testing
