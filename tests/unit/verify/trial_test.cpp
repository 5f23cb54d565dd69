#include "sim/verify/trial.hpp"

#include <gtest/gtest.h>

namespace gigaramp::verify {
namespace {

Trial two_runs(const Json& p) {
  Trial trial;
  trial.answers["known"] = p.at("known");
  for (int i = 0; i < 2; ++i) {
    Trial::Run run;
    run.scenario = {{"start", "2000-01-01"}, {"stores", {{"shop", {{"every", "event"}}}}}};
    trial.runs.push_back(std::move(run));
  }
  return trial;
}

TEST(TrialTest, SectionsStandOnLinesOfTheirOwn) {
  const Case c{"B99", "B", "shops", "Two shops", {{"known", 3}}};
  const std::vector<Model> models = models_of(c, two_runs(c.parameters));
  ASSERT_EQ(models.size(), 2u);
  EXPECT_EQ(models[0].name, "b99-1");
  EXPECT_EQ(models[1].name, "b99-2");
  EXPECT_NE(models[0].yaml.find("\nname: \"b99-1\"\ntitle: \"Two shops\"\nstart: \"2000-01-01\"\n"), std::string::npos);
  EXPECT_NE(models[0].yaml.find("\nstores:\n  shop: {\"every\":\"event\"}\n"), std::string::npos);
}

TEST(TrialTest, WhatNeedsNoRunIsAnsweredAtOnce) {
  const Case c{"B99", "B", "shops", "Two shops", {{"known", 3}}};
  Trial trial = two_runs(c.parameters);
  trial.runs.clear();
  Laboratory lab({});
  EXPECT_EQ(answers_of(c, trial, {}, lab).at("known"), 3);
}

}  // namespace
}  // namespace gigaramp::verify
