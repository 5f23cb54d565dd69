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
  /// Calls `change(Stamp&, Entry&)` for every entry, in the order in which they were made; a stamp may be moved.
  template <class Change>
  void change(Change change) {
    std::sort(heap_.begin(), heap_.end(), [](const Item& a, const Item& b) { return a.made < b.made; });
    for (Item& item : heap_) change(item.at, item.entry);
    std::make_heap(heap_.begin(), heap_.end(), later);
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
