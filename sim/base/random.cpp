#include "sim/base/random.hpp"

#include <Random123/philox.h>

namespace gigaramp {

Stream::Stream(RunSeed run, std::uint64_t entity_key, Purpose purpose, std::uint32_t sub)
    : key_{run.seed, entity_key},
      replication_(run.replication),
      purpose_((std::uint64_t{sub} << 32) | static_cast<std::uint32_t>(purpose)) {}

std::uint64_t Stream::bits(std::uint64_t index, std::uint32_t k) const {
  using Philox = r123::Philox4x64;  // 10 rounds
  const Philox::ctr_type counter = {{index, k / 4, replication_, purpose_}};
  const Philox::key_type key = {{key_[0], key_[1]}};
  return Philox{}(counter, key)[k % 4];
}

// Odd multiples of 2^-53: never 0 or 1, symmetric about 1/2, and 1 - u is exact.
double Stream::uniform(std::uint64_t index, std::uint32_t k) const {
  return static_cast<double>((bits(index, k) >> 11) | 1u) * 0x1p-53;
}

}  // namespace gigaramp
