#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/rules/claim.hpp"

namespace gigaramp {

/// An accepted order in the book of the node that owes it.
struct BookedOrder {
  std::int64_t id = 0;
  EntityId for_customer;
  EntityId buyer;
  EntityId direct;
  std::int64_t quantity = 0;  ///< [quanta], > 0
  std::int64_t granted = 0;   ///< [quanta], in [0, quantity]
  Date rank;                  ///< date the order was sent
  Date due;

  std::int64_t open() const { return quantity - granted; }
};

/// Accepted orders of one product that still lack something, sorted by (rank, id). Closed orders leave the book, so
/// its cost follows what is open, not what has been.
/// Rules: an id is in the book at most once; a grant is at most what the order lacks (else InvariantError).
class OrderBook {
 public:
  /// @param period  of the node's allocation (`every`); 0 = at every event
  explicit OrderBook(Duration period) : period_(period) {}

  /// Whether a node with a book so long takes an order now: due at most `book` ahead.
  static bool accept(Date due, Date now, Duration book) { return due <= now + book; }

  void add(const BookedOrder& order);
  void grant(std::int64_t id, std::int64_t quantity);
  /// Takes the order off the book; returns what it still lacked, 0 when it was closed already [quanta].
  std::int64_t cancel(std::int64_t id);

  /// What allocation sees: orders due within `lead` plus one period, with what they lack; by (rank, id).
  std::vector<Claim> claims(Date now, Duration lead) const;

  const BookedOrder* find(std::int64_t id) const;  ///< null when closed or unknown
  std::int64_t open_units() const {
    return open_units_;
  }  ///< lacking over all orders, whatever their due date [quanta]
  std::size_t size() const { return orders_.size(); }
  auto begin() const { return orders_.begin(); }
  auto end() const { return orders_.end(); }

 private:
  using Key = std::pair<Date, std::int64_t>;

  Duration period_;
  std::map<Key, BookedOrder> orders_ = {};
  std::map<std::int64_t, Date> rank_of_ = {};
  std::int64_t open_units_ = 0;
};

}  // namespace gigaramp
