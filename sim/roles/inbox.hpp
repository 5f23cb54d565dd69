#pragma once

#include <cstdint>
#include <vector>

#include "sim/roles/letter.hpp"

namespace gigaramp {

/// Letters that a role has not read yet, in the order in which it will: (stamp, sender, the sender's sequence).
class Inbox {
 public:
  void post(Letter letter);
  Stamp next() const { return heap_.empty() ? Stamp::never() : heap_.front().at; }
  /// Moves all letters stamped exactly `at` to `batch`, which is emptied first.
  void take(Stamp at, std::vector<Letter>& batch);
  std::size_t size() const { return heap_.size(); }

  /// Calls `visit(const Letter&)` for every unread letter, in no particular order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const Key& key : heap_) visit(letters_[key.slot]);
  }

 private:
  struct Key {
    Stamp at;
    std::uint64_t sequence;
    std::uint32_t from;
    std::uint32_t slot;
  };
  static bool later(const Key& a, const Key& b);

  std::vector<Key> heap_;
  std::vector<Letter> letters_;
  std::vector<std::uint32_t> free_;
};

}  // namespace gigaramp
