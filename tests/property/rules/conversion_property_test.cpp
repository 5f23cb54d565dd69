#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "sim/rules/conversion.hpp"
#include "tests/property/rules/random_rationing.hpp"

namespace gigaramp::test {
namespace {

// A need in orders of some generations, served by grants of any generation and any size, in any order; as a designer
// does it.
struct Orders {
  std::vector<double> weights;  ///< of the generations
  std::vector<std::pair<std::size_t, std::int64_t>> left;
  double over = 0;
  double need = 0;
  double given = 0;
  double largest = 0;

  void cancel() {
    for (std::size_t i = left.size(); i-- > 0;) {
      auto& [generation, units] = left[i];
      const std::int64_t less = std::min(units, units_covered(over, weights[generation]));
      units -= less;
      over = std::max(0.0, over - static_cast<double>(less) * weights[generation]);
    }
  }
  void grant(std::size_t i, std::size_t by, std::int64_t most) {
    auto& [generation, units] = left[i];
    const std::int64_t all = by == generation ? units : units_instead(units, weights[generation], weights[by], over);
    const std::int64_t granted = std::min(most, all);
    if (granted == 0) return;
    given += static_cast<double>(granted) * weights[by];
    largest = std::max(largest, weights[by]);
    if (by == generation) {
      units -= granted;
      return;
    }
    const Conversion done = convert(granted, weights[by], units, weights[generation], over);
    over = done.over;
    units -= done.covered;
    cancel();
  }
  bool is_open() const {
    return std::any_of(left.begin(), left.end(), [](const auto& one) { return one.second > 0; });
  }
};

Orders random_orders(Dice& dice) {
  Orders orders;
  for (std::int64_t k = 2 + dice.below(3); k > 0; --k) {
    orders.weights.push_back(0.1 + static_cast<double>(dice.below(400)) / 100);
  }
  for (std::int64_t k = 1 + dice.below(6); k > 0; --k) {
    orders.left.emplace_back(dice.below(static_cast<std::int64_t>(orders.weights.size())), 1 + dice.below(60));
  }
  for (const auto& [generation, units] : orders.left)
    orders.need += static_cast<double>(units) * orders.weights[generation];
  // The last unit is not wanted as a whole.
  orders.over = static_cast<double>(dice.below(100)) / 100 * orders.weights[orders.left.back().first];
  orders.need -= orders.over;
  orders.cancel();
  return orders;
}

TEST(ConversionPropertyTest, AllThatIsGivenExceedsTheNeedByLessThanItsLargestUnit) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    Dice dice(seed);
    Orders orders = random_orders(dice);
    for (int grants = 0; orders.is_open(); ++grants) {
      ASSERT_LT(grants, 100'000) << "seed " << seed << ": an order never ends";
      orders.grant(static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(orders.left.size()))),
                   static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(orders.weights.size()))),
                   1 + dice.below(20));
    }
    EXPECT_GT(orders.given, orders.need - 1e-3) << "seed " << seed;
    EXPECT_LT(orders.given, orders.need + orders.largest + 1e-3) << "seed " << seed;
  }
}

}  // namespace
}  // namespace gigaramp::test
