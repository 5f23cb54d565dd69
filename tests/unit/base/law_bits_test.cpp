#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <ostream>
#include <string>

#include "sim/base/law.hpp"

namespace gigaramp {
namespace {

// FNV-1a over the bits of 10,000 draws.
std::uint64_t hash_of_draws(const Law& law) {
  const Stream stream({1, 0}, stream_key("golden"), Purpose::CycleTime);
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    auto bits = std::bit_cast<std::uint64_t>(sample(law, stream, i));
    for (int byte = 0; byte < 8; ++byte, bits >>= 8) hash = (hash ^ (bits & 0xff)) * 0x100000001b3u;
  }
  return hash;
}

struct Golden {
  const char* name;
  Law law;
  std::uint64_t hash;
};

void PrintTo(const Golden& tested, std::ostream* out) {
  *out << tested.name;
}

class LawBitsTest : public testing::TestWithParam<Golden> {};

TEST_P(LawBitsTest, TenThousandDrawsAreTheSameBitsOnEveryProcessor) {
  EXPECT_EQ(hash_of_draws(GetParam().law), GetParam().hash);
}

using Kind = Law::Kind;

INSTANTIATE_TEST_SUITE_P(
    Laws, LawBitsTest,
    testing::Values(Golden{"fixed", fixed(3), 0xe5427f9eeffb0525u},
                    Golden{"uniform", {Kind::Uniform, 1, 5}, 0xa3cda6fc53bed3fau},
                    Golden{"triangular", {Kind::Triangular, 2, 3, 7}, 0x8193ff2f668691d4u},
                    Golden{"normal", {Kind::Normal, 10, 3}, 0xf9df3f782440ba4eu},
                    Golden{"lognormal", lognormal_mean_cv(4, 0.5), 0xc190082a55eea51fu},
                    Golden{"lognormal_by_quantiles", lognormal_median_p90(10, 25), 0x6ccb328d47b3f8du},
                    Golden{"exponential", {Kind::Exponential, 2.5}, 0xb8ac1cbae0c79d03u},
                    Golden{"gamma", {Kind::Gamma, 3, 2}, 0x51378ac2e5276c5au},
                    Golden{"gamma_of_small_shape", {Kind::Gamma, 0.5, 2}, 0x4d6a890e0734b129u},
                    Golden{"weibull", {Kind::Weibull, 1.5, 2}, 0xae286d8919bd2798u},
                    Golden{"empirical", {Kind::Empirical, 0, 0, 0, {1, 2, 8}}, 0x8dd42c3b07ae5005u},
                    Golden{"weighted", {Kind::Empirical, 0, 0, 0, {1, 2, 8}, {1, 1.5, 4}}, 0x7d131cac80664218u}),
    [](const testing::TestParamInfo<Golden>& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace gigaramp
