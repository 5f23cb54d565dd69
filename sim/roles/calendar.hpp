#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/events/stamp.hpp"

namespace gigaramp {

/// A role's own future: entries by stamp, those of one stamp in the order in which they were made.
template <class Entry>
class Calendar {
 public:
  void add(Stamp at, Entry entry) {
    heap_.push_back({at, made_++, entry});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }
  Stamp next() const { return heap_.empty() ? Stamp::never() : heap_.front().at; }
  bool is_due(Stamp now) const { return !heap_.empty() && heap_.front().at == now; }
  Entry take() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Entry entry = heap_.back().entry;
    heap_.pop_back();
    return entry;
  }
  std::size_t size() const { return heap_.size(); }

 private:
  struct Item {
    Stamp at;
    std::uint64_t made;
    Entry entry;
  };
  static bool later(const Item& a, const Item& b) { return a.at != b.at ? a.at > b.at : a.made > b.made; }

  std::vector<Item> heap_;
  std::uint64_t made_ = 0;
};

}  // namespace gigaramp
