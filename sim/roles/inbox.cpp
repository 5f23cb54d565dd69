#include "sim/roles/inbox.hpp"

#include <algorithm>
#include <utility>

namespace gigaramp {

bool Inbox::later(const Key& a, const Key& b) {
  if (a.at != b.at) return a.at > b.at;
  if (a.from != b.from) return a.from > b.from;
  return a.sequence > b.sequence;
}

void Inbox::post(Letter letter) {
  std::uint32_t slot = 0;
  const Key key{letter.at, letter.sequence, letter.from.value, 0};
  if (free_.empty()) {
    slot = static_cast<std::uint32_t>(letters_.size());
    letters_.push_back(std::move(letter));
  } else {
    slot = free_.back();
    free_.pop_back();
    letters_[slot] = std::move(letter);
  }
  heap_.push_back({key.at, key.sequence, key.from, slot});
  std::push_heap(heap_.begin(), heap_.end(), later);
}

void Inbox::take(Stamp at, std::vector<Letter>& batch) {
  batch.clear();
  while (!heap_.empty() && heap_.front().at == at) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const std::uint32_t slot = heap_.back().slot;
    heap_.pop_back();
    batch.push_back(std::move(letters_[slot]));
    free_.push_back(slot);
  }
}

}  // namespace gigaramp
