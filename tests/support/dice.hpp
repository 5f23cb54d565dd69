#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace gigaramp::testing {

/// Seeded choices for random test worlds; the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  /// A whole number in [low, high].
  int between(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  std::string number(int low, int high) { return std::to_string(between(low, high)); }

  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[random_() % list.size()];
  }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random_() % i]);
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace gigaramp::testing
