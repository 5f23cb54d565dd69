#include "sim/analysis/box_search.hpp"

#include <algorithm>

namespace gigaramp {

namespace {

constexpr double kFirstStep = 0.25;
constexpr double kLeastStep = 0.001;

// The digits of `index` in `base`, mirrored behind the point.
double radical_inverse(int index, int base) {
  double fraction = 1;
  double value = 0;
  for (; index > 0; index /= base) {
    fraction /= base;
    value += fraction * (index % base);
  }
  return value;
}

std::vector<int> first_primes(std::size_t count) {
  std::vector<int> primes;
  for (int n = 2; primes.size() < count; ++n) {
    if (std::none_of(primes.begin(), primes.end(), [&](int p) { return n % p == 0; })) primes.push_back(n);
  }
  return primes;
}

class Search {
 public:
  Search(const std::vector<Range>& box, const std::function<double(const std::vector<double>&)>& function, int most)
      : box_(box), function_(function), most_(most), best_unit_(box.size(), 0.5) {
    best_.value = value_at(best_unit_);
    best_.at = point(best_unit_);
  }

  void scatter() {
    const std::vector<int> bases = first_primes(box_.size());
    for (int i = 1; best_.evaluations < std::max(most_ / 3, 1); ++i) {
      std::vector<double> unit;
      for (const int base : bases) unit.push_back(radical_inverse(i, base));
      improve(unit);
    }
  }

  void descend() {
    double step = kFirstStep;
    while (step >= kLeastStep && best_.evaluations < most_) {
      if (!try_axes(step)) step /= 2;
    }
  }

  const BoxMinimum& best() const { return best_; }

 private:
  bool try_axes(double step) {
    bool is_better = false;
    for (std::size_t axis = 0; axis < box_.size(); ++axis) {
      for (const double direction : {step, -step}) {
        std::vector<double> unit = best_unit_;
        unit[axis] = std::clamp(unit[axis] + direction, 0.0, 1.0);
        if (unit == best_unit_ || best_.evaluations >= most_) continue;
        if (!improve(unit)) continue;
        is_better = true;
        break;
      }
    }
    return is_better;
  }

  bool improve(const std::vector<double>& unit) {
    const double value = value_at(unit);
    if (value >= best_.value) return false;
    best_.value = value;
    best_.at = point(unit);
    best_unit_ = unit;
    return true;
  }

  double value_at(const std::vector<double>& unit) {
    ++best_.evaluations;
    return function_(point(unit));
  }

  std::vector<double> point(const std::vector<double>& unit) const {
    std::vector<double> at;
    for (std::size_t i = 0; i < box_.size(); ++i) at.push_back(box_[i].low + unit[i] * (box_[i].high - box_[i].low));
    return at;
  }

  const std::vector<Range>& box_;
  const std::function<double(const std::vector<double>&)>& function_;
  int most_;
  std::vector<double> best_unit_;
  BoxMinimum best_;
};

}  // namespace

BoxMinimum minimize_in_box(const std::vector<Range>& box,
                           const std::function<double(const std::vector<double>&)>& function, int evaluations) {
  Search search(box, function, evaluations);
  search.scatter();
  search.descend();
  return search.best();
}

}  // namespace gigaramp
