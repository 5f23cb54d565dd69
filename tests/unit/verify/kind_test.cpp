#include "sim/verify/kind.hpp"

#include <gtest/gtest.h>

#include "sim/base/error.hpp"
#include "sim/verify/clockwork.hpp"

namespace gigaramp::verify {
namespace {

TEST(KindTest, AnUnknownKindIsNamed) {
  try {
    models_of({"Z1", "Z", "perpetual-motion", "", Json::object()});
    FAIL();
  } catch (const RunError& error) {
    EXPECT_STREQ(error.what(), "Z1: no kind of case is called 'perpetual-motion'");
  }
}

TEST(KindTest, AMissingParameterIsAnErrorWithTheCase) {
  EXPECT_THROW(models_of({"A1", "A", "single-line-exponential", "", Json::object()}), RunError);
}

TEST(ClockTest, TheShortestMeanTimeIsTenThousandSeconds) {
  const Clock clock = Clock::for_means({0, 0.5, 2});
  EXPECT_EQ(clock.span(0.5), "10000 s");
  EXPECT_EQ(clock.law({{"law", "uniform"}, {"low", 1}, {"high", 2}}), "{uniform: [20000 s, 40000 s]}");
  EXPECT_EQ(clock.law({{"law", "lognormal"}, {"mean", 1}, {"cv", 1.5}}), "{lognormal: {mean: 20000 s, cv: 1.5}}");
}

TEST(ClockTest, ExactTimesKeepSixDecimals) {
  EXPECT_EQ(Clock::exact().span(0.1 + 0.2), "300000 s");
  EXPECT_EQ(Clock::exact().span(1.000001), "1000001 s");
}

TEST(KindTest, ModelsAskForTheQuantitiesByName) {
  const Case c{"A01", "A", "limited-order-book", "t",
               Json::parse(R"({"arrival_rate": 1, "service_rate": 2, "lines": 1, "capacity_total": 10})")};
  const std::vector<Model> models = models_of(c);
  ASSERT_EQ(models.size(), 1u);
  EXPECT_EQ(models[0].name, "a01");
  EXPECT_NE(models[0].yaml.find("\"P_block\": {of: refused, at: line}"), std::string::npos);
  EXPECT_NE(models[0].yaml.find("book: 10"), std::string::npos);
}

}  // namespace
}  // namespace gigaramp::verify
