#include "sim/rules/shadow.hpp"

#include <algorithm>

namespace gigaramp {

void Shadow::serve(std::int64_t supply, std::map<std::int64_t, std::int64_t>& change) {
  std::vector<Waiting*> line;
  for (auto& [id, waiting] : line_) {
    if (waiting.asked > waiting.served) line.push_back(&waiting);
  }
  std::stable_sort(line.begin(), line.end(),
                   [](const Waiting* a, const Waiting* b) { return a->claim.rank < b->claim.rank; });
  for (Waiting* waiting : line) {
    if (supply == 0) return;
    const std::int64_t units = std::min(supply, waiting->asked - waiting->served);
    waiting->served += units;
    supply -= units;
    change[waiting->claim.id] += units;
  }
}

std::vector<Shadow::Change> Shadow::observe(std::span<const Claim> claims, std::span<const std::int64_t> grants) {
  std::map<std::int64_t, std::int64_t> change;
  std::int64_t supply = 0;
  for (auto& [id, waiting] : line_) {
    if (waiting.claim.is_planned) waiting.asked = std::max(waiting.granted, waiting.served);
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Waiting& waiting = line_[claims[i].id];
    waiting.claim = claims[i];
    waiting.asked = std::max(waiting.asked, waiting.granted + claims[i].asked);
    waiting.granted += grants[i];
    change[claims[i].id] -= grants[i];
    supply += grants[i];
  }
  serve(supply, change);
  return settle(change);
}

std::vector<Shadow::Change> Shadow::withdraw(std::int64_t claim, std::int64_t quantity) {
  const auto at = line_.find(claim);
  if (at == line_.end()) return {};
  Waiting& waiting = at->second;
  waiting.asked = std::max(waiting.asked - quantity, waiting.granted);
  const std::int64_t returned = std::max<std::int64_t>(waiting.served - waiting.asked, 0);
  waiting.served -= returned;
  std::map<std::int64_t, std::int64_t> change{{claim, -returned}};
  serve(returned, change);
  return settle(change);
}

std::vector<Shadow::Change> Shadow::settle(const std::map<std::int64_t, std::int64_t>& change) {
  std::vector<Change> result;
  for (const auto& [id, quantity] : change) {
    if (quantity != 0) result.push_back({line_[id].claim, quantity});
  }
  std::erase_if(line_, [](const auto& entry) {
    const Waiting& waiting = entry.second;
    return waiting.served == waiting.asked && waiting.granted == waiting.asked;
  });
  return result;
}

}  // namespace gigaramp
