#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// What the events have said so far about one order. Dates are `never` until reached; quantities in quanta.
struct OrderTrack {
  /// A part of the order that waits or is worked on at one node since one date.
  struct Stay {
    std::uint32_t node = EntityId::kNone;
    Date since;
    std::int64_t unstarted = 0;
    std::int64_t unfinished = 0;
  };
  enum State : std::uint8_t {
    Accepted,
    Granted,
    Started,
    Completed,
    Shipped,
    Delivered,
    Installed,
    Energized,
    kStates
  };

  OrderId id;
  std::uint32_t product = ProductId::kNone;
  std::uint32_t supplier = EntityId::kNone;
  std::uint32_t accepted_by = EntityId::kNone;
  std::uint32_t maker = EntityId::kNone;  ///< who started it last
  std::uint32_t destination = EntityId::kNone;
  std::uint32_t phase = EntityId::kNone;
  std::uint16_t for_customer = 0xffff;
  std::uint16_t buyer = 0xffff;
  bool is_row = false;  ///< will be a row of orders.csv; the others are forgotten when they are done
  std::int64_t quantity = 0;
  Date placed;
  Date due = Date::never();
  Date reached[kStates];
  Date last[kStates];                 ///< of the latest part
  Date claimed = Date::never();       ///< became a claim at its designer
  Date kits_arrived = Date::never();  ///< latest part of its kits at the assembler
  /// At its designer and at its maker: displacement now [quanta], and since when the shadow has served all of it.
  struct Shadowed {
    std::int64_t behind = 0;
    Date served = Date::never();
  };
  Shadowed at_designer;
  Shadowed at_maker;
  std::int64_t amount[kStates] = {};  ///< of the quantity, in the state
  std::int64_t refused = 0;           ///< of the quantity
  std::vector<Stay> stays = {};
  /// When its buyer waited for cash, before it was accepted or after a part was cancelled; `to` never while it waits.
  struct Wait {
    Date from;
    Date to;
    std::uint32_t buyer = EntityId::kNone;
  };
  std::vector<Wait> for_cash = {};
  std::int64_t given_back = 0;              ///< cancelled and not ordered again
  std::vector<std::uint32_t> instead = {};  ///< generations of the product that took the place of a part

  bool is_of(std::uint32_t made) const {
    return made == product || std::find(instead.begin(), instead.end(), made) != instead.end();
  }

  /// Notes a change of displacement where `granted` of the order has been granted.
  void shadow(Shadowed& where, std::int64_t change, std::int64_t granted, Date now);
  /// Part of the order is not wanted any more; what is left may be complete by that.
  void cancel(std::int64_t less);
  /// Adds `more` to a state and dates it: at the first part for granted and started, else once all is there.
  void add(State state, std::int64_t more, Date now);
};

/// The orders of one replication by id: a table per origin, since numbers of one origin are dense.
class OrderTracks {
 public:
  OrderTracks(const Scenario& scenario, std::size_t most_rows);

  /// The order an event is about, updated; null when the event is about no order.
  OrderTrack* on(const Event& event);
  /// Lets go of an order that is done and no row.
  void release_if_done(OrderTrack& track);

  /// Orders that become rows, in order of placing.
  std::vector<const OrderTrack*> rows() const;
  bool is_cut() const { return placed_ > most_rows_; }

  /// Every order that is still followed, in no particular order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const std::vector<std::uint32_t>& numbers : slots_) {
      for (const std::uint32_t slot : numbers) {
        if (slot != 0) visit(tracks_[slot - 1]);
      }
    }
  }

 private:
  OrderTrack* find(OrderId id);
  OrderTrack& create(const Event& event);
  void move(OrderTrack& track, const Event& event);
  void displace(OrderTrack& track, const Event& event);
  void wait_for_cash(OrderTrack& track, const Event& event);
  void forget(const OrderTrack& track);
  bool is_lane(std::uint32_t entity) const { return kinds_[entity] == Entity::Kind::Lane; }

  std::int64_t per_unit(std::uint32_t product, std::uint32_t component) const;

  const Scenario* scenario_;
  std::vector<Entity::Kind> kinds_;
  std::size_t most_rows_;
  std::size_t placed_ = 0;
  std::vector<std::vector<std::uint32_t>> slots_;  ///< by origin, number: 1 + index into `tracks_`; 0 = none
  std::vector<OrderTrack> tracks_;
  std::vector<std::uint32_t> free_;
};

}  // namespace gigaramp
