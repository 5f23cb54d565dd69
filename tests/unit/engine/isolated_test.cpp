#include "sim/engine/isolated.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

#include "tests/unit/engine/child.hpp"

namespace gigaramp::engine {
namespace {

std::string line(const Ended& ended) {
  return std::to_string(ended.replication) + (ended.is_ok ? " ok" : " failed: " + ended.message) + "\n";
}

TEST(IsolatedTest, OneAfterAnotherReportsInOrder) {
  std::string text;
  const bool is_complete = run_isolated(
      {4, 2, 9}, 1, [](std::uint64_t) {}, [&](const Ended& e) { text += line(e); });

  EXPECT_TRUE(is_complete);
  EXPECT_EQ(text, "4 ok\n2 ok\n9 ok\n");
}

TEST(IsolatedTest, AFailedAndAKilledProcessDoNotStopTheOthers) {
  const auto job = [](std::uint64_t replication) {
    if (replication == 1) throw std::runtime_error("books do not balance");
    if (replication == 2) raise(SIGKILL);
    if (replication == 3) _exit(7);
  };
  std::string text;
  const bool is_complete = run_isolated({0, 1, 2, 3, 4}, 1, job, [&](const Ended& e) { text += line(e); });

  EXPECT_TRUE(is_complete);
  EXPECT_EQ(text,
            "0 ok\n1 failed: books do not balance\n2 failed: process was killed by signal Killed\n"
            "3 failed: process ended with code 7\n4 ok\n");
}

TEST(IsolatedTest, RunsAtMostSoManyAtOnceAndReportsEachOnce) {
  // Each of four takes a tenth of a second: two at once need two rounds.
  const auto begin = std::chrono::steady_clock::now();
  std::vector<int> reports(4, 0);
  run_isolated(
      {0, 1, 2, 3}, 2, [](std::uint64_t) { usleep(100'000); }, [&](const Ended& e) { ++reports[e.replication]; });
  const auto spent = std::chrono::steady_clock::now() - begin;

  EXPECT_EQ(reports, (std::vector<int>{1, 1, 1, 1}));
  EXPECT_GE(spent, std::chrono::milliseconds(200));
}

TEST(IsolatedTest, AJobChangesNothingInThisProcess) {
  int touched = 0;
  run_isolated(
      {0}, 1, [&](std::uint64_t) { touched = 1; }, [](const Ended&) {});

  EXPECT_EQ(touched, 0);
}

TEST(IsolatedTest, AnInterruptStopsWhatRunsAndStartsNothingMore) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string text = test::in_child([] {
    const auto job = [](std::uint64_t replication) {
      if (replication == 0) return;
      usleep(50'000);  // by now the parent waits for this process
      kill(getppid(), SIGINT);
      sleep(30);
    };
    std::string told;
    const bool is_complete = run_isolated({0, 1, 2}, 1, job, [&](const Ended& e) { told += line(e); });
    return told + (is_complete ? "complete" : "interrupted");
  });

  EXPECT_EQ(text, "0 ok\ninterrupted");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace gigaramp::engine
