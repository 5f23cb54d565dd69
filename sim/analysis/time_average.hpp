#pragma once

#include "sim/base/time.hpp"

namespace gigaramp {

/// A level that jumps at events, and its time integral, without being told when nothing happens:
/// integral to T = sum of jump * (T - date of jump). Exact while the products stay below 2^53.
class Level {
 public:
  explicit Level(Date start = {}) : start_(start) {}

  void add(double jump, Date now) {
    level_ += jump;
    moment_ += jump * static_cast<double>((now - start_).seconds);
  }
  double value() const { return level_; }
  /// From the start to `until` [unit x seconds]; `until` not before the last jump.
  double integral(Date until) const { return level_ * static_cast<double>((until - start_).seconds) - moment_; }

 private:
  Date start_;
  double level_ = 0;
  double moment_ = 0;
};

}  // namespace gigaramp
