#pragma once

#include <cstdint>

#include "sim/base/random.hpp"
#include "sim/model/store.hpp"

namespace gigaramp {

/// When a supplier is down in one replication. It is up at the start.
class OutageClock {
 public:
  OutageClock() = default;
  OutageClock(const Outages& outages, RunSeed run, std::uint64_t key, Date start);

  bool is_down() const { return is_down_; }
  Date next_change() const { return next_; }
  /// Passes `next_change`.
  void change();

 private:
  Duration draw_spell();

  const Outages* outages_ = nullptr;
  Stream ups_;
  Stream downs_;
  std::uint64_t drawn_ = 0;
  bool is_down_ = false;
  Date next_ = Date::never();
};

}  // namespace gigaramp
