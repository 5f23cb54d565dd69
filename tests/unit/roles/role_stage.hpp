#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/events/log.hpp"
#include "sim/roles/inbox.hpp"
#include "sim/roles/world.hpp"

namespace gigaramp::testing {

/// One role of a world, alone: letters to it are put in by hand, its letters and events are kept. No SimGrid.
class RoleStage {
 public:
  RoleStage(const std::string& yaml, const std::string& entity);

  EntityId id(const std::string& entity) const;
  ProductId product(const std::string& name) const;
  Role& role() { return *world_->roles[role_]; }
  const Scenario& scenario() const { return *scenario_; }

  /// An order of `buyer` for itself, sent at `date`; its number is the count of orders so far.
  OrderId order(const std::string& date, const std::string& buyer, std::int64_t quantity, const std::string& product,
                const std::string& due = "");
  /// Goods that arrive at `date`, for an order or for none.
  void freight(const std::string& date, const std::string& from, std::int64_t quantity, const std::string& product,
               OrderId order = {});
  void goods(const std::string& date, const Freight& content);
  /// Any letter, read at the first desk opening at or after `date`.
  void letter(const std::string& date, const std::string& from, Content content);

  /// Lets the role do all its work before `date`.
  void run_until(const std::string& date);

  /// Letters of one content that it has written so far.
  template <class C>
  std::vector<C> written() const {
    std::vector<C> found;
    for (const Letter& one : letters_) {
      if (const C* content = std::get_if<C>(&one.content)) found.push_back(*content);
    }
    return found;
  }
  const std::vector<Letter>& letters() const { return letters_; }

  /// Its events of one type as `2026-01-08 3, 2026-01-15 2`: date and quantity.
  std::string told(EventType type) const;
  /// The same with the number of the order: `2026-01-08 3 of #1`.
  std::string told_by_order(EventType type) const;
  const std::vector<Event>& events() const { return keeper_.events; }

 private:
  struct Keeper final : EventSink {
    void on(const Event& event) override { events.push_back(event); }
    std::vector<Event> events;
  };
  Date date(const std::string& text) const;

  std::unique_ptr<Scenario> scenario_;
  std::unique_ptr<World> world_;
  std::size_t role_ = 0;
  EntityId self_;
  std::unique_ptr<EventLog> log_;
  std::unique_ptr<Outbox> outbox_;
  Inbox inbox_;
  Keeper keeper_;
  std::vector<Letter> letters_;
  std::uint64_t sent_ = 0;
  std::int64_t orders_ = 0;
};

}  // namespace gigaramp::testing
