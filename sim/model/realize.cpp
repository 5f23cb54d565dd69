#include <algorithm>

#include "sim/base/portable_math.hpp"
#include "sim/model/value.hpp"

namespace gigaramp {

double realize(const Input& input, RunSeed run) {
  return sample(input.law, Stream(run, input.key, Purpose::Input), 0);
}

std::int64_t realize_count(const Input& input, RunSeed run) {
  return std::max<std::int64_t>(0, portable::round_to_whole(realize(input, run)));
}

Date realize(const DateInput& input, RunSeed run) {
  if (input.date.is_never()) return Date::never();
  return input.date + Duration{portable::round_to_whole(realize(input.delay, run))};
}

}  // namespace gigaramp
