#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/roles/letter.hpp"
#include "sim/rules/claim.hpp"

namespace gigaramp {

/// Orders that a supplier has accepted and not yet shipped in full, in order of (rank, id). Slots stay valid until
/// the order is closed.
class OpenOrders {
 public:
  struct Open {
    OrderTerms terms;
    std::int64_t started = 0;  ///< good units in process, finished or taken from stock for it
    std::int64_t completed = 0;
    std::int64_t shipped = 0;
    bool open = false;
    bool is_claimed = false;  ///< has been a claim
    std::uint32_t need = 0;   ///< the holder's own number for what the order is for
  };

  /// Adds an order, or raises the quantity of the one with the same id.
  std::uint32_t add(const OrderTerms& terms);
  Open& at(std::uint32_t slot) { return slab_[slot]; }
  const Open& at(std::uint32_t slot) const { return slab_[slot]; }
  /// Forgets the order once all of it is shipped.
  void close_if_done(std::uint32_t slot);
  /// Takes an order out of the waiting line once all of it is started; it stays open until shipped.
  void leave_line(std::uint32_t slot);

  /// Puts an open order into the line again once units of it are not started any more.
  void return_to_line(std::uint32_t slot);
  /// Takes at most `quantity` units that are not started off an order; returns how many.
  std::int64_t cancel(std::uint32_t slot, std::int64_t quantity);
  /// The slot of an order in the line; nullopt when it is closed, started in full or unknown.
  std::optional<std::uint32_t> find_waiting(OrderId id) const;

  /// Slots of orders with units not yet started, in order of (rank, id).
  const std::vector<std::uint32_t>& waiting() const { return waiting_; }
  std::size_t size() const { return open_; }
  /// Calls `visit` with product and quantity of what is not started of each order.
  template <class Visit>
  void for_each_unserved(Visit visit) const {
    for (const std::uint32_t slot : waiting_) {
      visit(slab_[slot].terms.product, slab_[slot].terms.quantity - slab_[slot].started);
    }
  }

  template <class Visit>
  void for_each(Visit visit) const {
    for (const Open& order : slab_) {
      if (order.open) visit(order);
    }
  }

 private:
  bool before(std::uint32_t a, std::uint32_t b) const;

  std::vector<Open> slab_;
  std::vector<std::uint32_t> free_;
  std::vector<std::uint32_t> waiting_;
  std::size_t open_ = 0;
};

/// The claim of an open order for `asked` units.
Claim claim_of(const OrderTerms& terms, std::int64_t asked);

}  // namespace gigaramp
