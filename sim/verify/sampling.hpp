#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/verify/kind.hpp"

namespace gigaramp::verify {

/// Independent replications of a sampling case.
inline constexpr std::uint64_t kSamplingReplications = 32;

/// The stream of one replication of a sampling case.
Stream sampling_stream(std::uint64_t replication, const std::string& name);

/// Mean and standard error of `value` over replications, as graders read it.
Json over_replications(std::uint64_t replications, const std::function<double(std::uint64_t)>& value);

/// Sample variance, divisor n - 1.
double variance_of(const std::vector<double>& values);

/// 1, or less for `--quick`.
double length_of(const Laboratory& lab);

}  // namespace gigaramp::verify
