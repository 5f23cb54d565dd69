#pragma once

#include <span>
#include <string>
#include <vector>

namespace gigaramp::cli {

/// Exit codes: the code names the class of what went wrong, never a count.
enum ExitCode : int {
  kOk = 0,
  kFailed = 1,
  kUsage = 2,
  kInvalidScenario = 3,
  kGoalMissed = 4,
  kOutOfTolerance = 5,
  kInterrupted = 130,
};

using Arguments = std::vector<std::string>;

struct Command {
  const char* name;
  const char* summary;
  int (*run)(const Arguments& arguments);  ///< arguments after the command's name; returns an exit code
};

/// All commands in the order of the help page.
std::span<const Command> commands();

/// `unknown command 'rnu' (did you mean 'run'?)`
std::string unknown_command_text(const std::string& name);

int command_new(const Arguments& arguments);
int command_examples(const Arguments& arguments);
int command_backtest(const Arguments& arguments);
int command_calibrate(const Arguments& arguments);
int command_run(const Arguments& arguments);
int command_verify(const Arguments& arguments);
int command_validate(const Arguments& arguments);
int command_show(const Arguments& arguments);
int command_explain(const Arguments& arguments);
int command_export(const Arguments& arguments);
int command_report(const Arguments& arguments);
int command_schema(const Arguments& arguments);
int command_version(const Arguments& arguments);
int command_help(const Arguments& arguments);

}  // namespace gigaramp::cli
