#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/roles/letter.hpp"

namespace gigaramp {

/// Letters that a role has not read yet, in the order in which it will: (stamp, sender, the sender's sequence).
class Inbox {
 public:
  void post(Letter letter);
  Stamp next() const { return std::min(first(letters_), first(freight_)); }
  /// Date of the first unread letter that is not freight.
  Date next_order() const { return first(letters_).date; }
  /// Moves all letters stamped exactly `at` to `batch`, which is emptied first.
  void take(Stamp at, std::vector<Letter>& batch);
  std::size_t size() const { return letters_.size() + freight_.size(); }

  /// Calls `visit(const Letter&)` for every unread letter, in no particular order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Key& key : letters_) visit(slab_[key.slot]);
    for (const Key& key : freight_) visit(slab_[key.slot]);
  }

 private:
  struct Key {
    Stamp at;
    std::uint64_t sequence;
    std::uint32_t from;
    std::uint32_t slot;
  };
  using Heap = std::vector<Key>;
  static bool later(const Key& a, const Key& b);
  static Stamp first(const Heap& heap) { return heap.empty() ? Stamp::never() : heap.front().at; }
  void take_from(Heap& heap, Stamp at, std::vector<Letter>& batch);

  Heap letters_;  ///< read at a desk
  Heap freight_;  ///< arrives: another kind of step, so no stamp is in both
  std::vector<Letter> slab_;
  std::vector<std::uint32_t> free_;
};

}  // namespace gigaramp
