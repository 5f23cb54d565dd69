#pragma once

#include <cstdint>

#include "sim/base/time.hpp"
#include "sim/rules/wide.hpp"

namespace gigaramp {

/// What is used, times how long: rent by power and lease by units are billed from it. Exact.
class UsageMeter {
 public:
  explicit UsageMeter(Date start = {}) : since_(start) {}

  void add(std::int64_t change, Date now) {
    run_to(now);
    level_ += change;
  }
  std::int64_t level() const { return level_; }
  /// Level x seconds since the last reading; starts anew.
  Wide read(Date now) {
    run_to(now);
    const Wide sum = sum_;
    sum_ = 0;
    return sum;
  }

 private:
  void run_to(Date now) {
    sum_ += Wide{level_} * (now - since_).seconds;
    since_ = now;
  }

  Date since_;
  std::int64_t level_ = 0;
  Wide sum_ = 0;
};

}  // namespace gigaramp
