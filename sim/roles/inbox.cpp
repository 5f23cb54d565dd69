#include "sim/roles/inbox.hpp"

#include <utility>

namespace gigaramp {

bool Inbox::later(const Key& a, const Key& b) {
  if (a.at != b.at) return a.at > b.at;
  if (a.from != b.from) return a.from > b.from;
  return a.sequence > b.sequence;
}

void Inbox::post(Letter letter) {
  Heap& heap = std::holds_alternative<Freight>(letter.content) ? freight_ : letters_;
  std::uint32_t slot = static_cast<std::uint32_t>(slab_.size());
  if (!free_.empty()) {
    slot = free_.back();
    free_.pop_back();
  }
  heap.push_back({letter.at, letter.sequence, letter.from.value, slot});
  std::push_heap(heap.begin(), heap.end(), later);
  if (slot == slab_.size()) {
    slab_.push_back(std::move(letter));
  } else {
    slab_[slot] = std::move(letter);
  }
}

void Inbox::take(Stamp at, std::vector<Letter>& batch) {
  batch.clear();
  take_from(letters_, at, batch);
  take_from(freight_, at, batch);
}

void Inbox::take_from(Heap& heap, Stamp at, std::vector<Letter>& batch) {
  while (!heap.empty() && heap.front().at == at) {
    std::pop_heap(heap.begin(), heap.end(), later);
    const std::uint32_t slot = heap.back().slot;
    heap.pop_back();
    batch.push_back(std::move(slab_[slot]));
    free_.push_back(slot);
  }
}

}  // namespace gigaramp
