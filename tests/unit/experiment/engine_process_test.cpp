#include "sim/experiment/engine_process.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace gigaramp {
namespace {

class EngineProcessTest : public testing::Test {
 protected:
  EngineEnd run(const std::string& script) {
    EngineReports reports;
    reports.done = [this](std::uint64_t r) { heard_ += "done " + std::to_string(r) + ";"; };
    reports.failed = [this](std::uint64_t r, const std::string& m) { heard_ += std::to_string(r) + "=" + m + ";"; };
    const Interrupts interrupts;
    return run_engine({"/bin/sh", "-c", script}, interrupts, reports);
  }
  std::string heard_;
};

TEST_F(EngineProcessTest, ReportsLinesAndTheExitCode) {
  const EngineEnd end = run("echo done 3; echo noise; echo failed 4 2026-01-02: deadlock: x; exit 1");

  EXPECT_EQ("done 3;4=2026-01-02: deadlock: x;", heard_);
  EXPECT_EQ(1, end.exit_code);
  EXPECT_FALSE(end.was_interrupted);
}

TEST_F(EngineProcessTest, ALineMayComeInPieces) {
  run("printf 'do'; sleep 0.05; printf 'ne 1\\ndone 2\\n'");

  EXPECT_EQ("done 1;done 2;", heard_);
}

TEST_F(EngineProcessTest, ASignalThatEndsItIsTold) {
  EXPECT_EQ(128 + SIGSEGV, run("kill -SEGV $$").exit_code);
}

TEST_F(EngineProcessTest, AnInterruptIsPassedOnAndTheEngineMayFinish) {
  const EngineEnd end = run("trap 'echo done 9; exit 130' INT; kill -INT $PPID; sleep 5 & wait $!; exit 0");

  EXPECT_TRUE(end.was_interrupted);
  EXPECT_EQ(130, end.exit_code);
  EXPECT_EQ("done 9;", heard_);
}

TEST_F(EngineProcessTest, AMissingProgramIsCode127) {
  EngineReports reports;
  const Interrupts interrupts;

  EXPECT_EQ(127, run_engine({"/no/such/program"}, interrupts, reports).exit_code);
}

}  // namespace
}  // namespace gigaramp
