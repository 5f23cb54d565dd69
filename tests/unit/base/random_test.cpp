#include "sim/base/random.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace gigaramp {
namespace {

using Philox = r123::Philox4x64;
constexpr std::uint64_t kOnes = ~std::uint64_t{0};

struct KnownAnswer {
  Philox::ctr_type counter;
  Philox::key_type key;
  Philox::ctr_type answer;
};

class PhiloxTest : public testing::TestWithParam<KnownAnswer> {};

TEST_P(PhiloxTest, GivesThePublishedAnswer) {
  EXPECT_EQ(Philox{}(GetParam().counter, GetParam().key), GetParam().answer);
}

// `philox4x64 10` in Random123's kat_vectors.
INSTANTIATE_TEST_SUITE_P(
    KnownAnswers, PhiloxTest,
    testing::Values(KnownAnswer{{{0, 0, 0, 0}},
                                {{0, 0}},
                                {{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}}},
                    KnownAnswer{{{kOnes, kOnes, kOnes, kOnes}},
                                {{kOnes, kOnes}},
                                {{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}}},
                    KnownAnswer{{{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89}},
                                {{0x452821e638d01377, 0xbe5466cf34e90c6c}},
                                {{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}}}));

TEST(StreamTest, PutsIndexBlockReplicationAndPurposeIntoTheCounter) {
  const Stream stream({7, 3}, 99, Purpose::Transit, 5);

  const Philox::ctr_type words = Philox{}({{1234, 2, 3, (std::uint64_t{5} << 32) | 4}}, {{7, 99}});

  EXPECT_EQ(stream.bits(1234, 8), words[0]);
  EXPECT_EQ(stream.bits(1234, 11), words[3]);
}

TEST(StreamTest, ADrawDoesNotDependOnTheCallsBefore) {
  const Stream stream({1, 0}, stream_key("tsmc-n4"), Purpose::Yield);
  std::vector<double> forward;
  for (std::uint64_t i = 0; i < 100; ++i) forward.push_back(stream.uniform(i));

  for (std::uint64_t i = 100; i-- > 0;) EXPECT_EQ(stream.uniform(i), forward[i]);
}

TEST(StreamTest, EveryPartOfTheKeyChangesTheDraw) {
  const std::uint64_t key = stream_key("tsmc-n4");
  const std::set<std::uint64_t> draws = {
      Stream({1, 0}, key, Purpose::Yield).bits(0),    Stream({2, 0}, key, Purpose::Yield).bits(0),
      Stream({1, 1}, key, Purpose::Yield).bits(0),    Stream({1, 0}, stream_key("tsmc-n3"), Purpose::Yield).bits(0),
      Stream({1, 0}, key, Purpose::Transit).bits(0),  Stream({1, 0}, key, Purpose::Yield, 1).bits(0),
      Stream({1, 0}, key, Purpose::Yield).bits(1),    Stream({1, 0}, key, Purpose::Yield).bits(0, 1),
      Stream({1, 0}, key, Purpose::Yield).bits(0, 4),
  };

  EXPECT_EQ(draws.size(), 9u);
}

TEST(StreamTest, UniformsHaveTheMomentsOfTheUniformLaw) {
  const Stream stream({42, 0}, 1, Purpose::Input);
  constexpr int kDraws = 200'000;
  double sum = 0;
  double squares = 0;
  double products = 0;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const double u = stream.uniform(i);
    ASSERT_TRUE(u > 0 && u < 1);
    sum += u;
    squares += u * u;
    products += (u - 0.5) * (stream.uniform(i + 1) - 0.5);
  }

  // Five standard errors: sqrt(1/12 / n), sqrt(4/45 / n) and 1/12 / sqrt(n).
  EXPECT_NEAR(sum / kDraws, 0.5, 5 * std::sqrt(1.0 / 12 / kDraws));
  EXPECT_NEAR(squares / kDraws, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / kDraws));
  EXPECT_NEAR(products / kDraws, 0, 5.0 / 12 / std::sqrt(kDraws));
}

TEST(StreamKeyTest, IsFnv1a) {
  EXPECT_EQ(stream_key(""), 0xcbf29ce484222325u);
  EXPECT_EQ(stream_key("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(stream_key("foobar"), 0x85944171f73967e8u);
}

}  // namespace
}  // namespace gigaramp
