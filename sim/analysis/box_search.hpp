#pragma once

#include <functional>
#include <vector>

namespace gigaramp {

/// Range of one parameter.
struct Range {
  double low = 0;
  double high = 0;
};

struct BoxMinimum {
  std::vector<double> at;
  double value = 0;
  int evaluations = 0;
};

/// Smallest value of `function` in a box, found without derivatives and without chance: a third of the evaluations at
/// the middle and at points of the Halton sequence (Halton 1960), the rest by coordinate search from the best of them
/// (Kolda, Lewis and Torczon, SIAM Review 45, 2003): a step up and down along each axis, halved when none is better.
/// @param evaluations  most calls, at least 1; the search ends earlier when steps are below a thousandth of a range
BoxMinimum minimize_in_box(const std::vector<Range>& box,
                           const std::function<double(const std::vector<double>&)>& function, int evaluations);

}  // namespace gigaramp
