#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/export_run.hpp"
#include "sim/experiment/run_request.hpp"
#include "tools/gigaramp/commands.hpp"

namespace gigaramp::cli {

/// What `gigaramp run` is asked to do.
struct RunPlan {
  std::vector<RunRequest> requests;       ///< one per scenario, not empty
  bool needs_resume = false;              ///< one of them at least must have begun before
  bool has_goals = false;                 ///< a missed goal counts
  std::vector<ExportFormat> traces = {};  ///< made when a run is complete
  std::vector<std::string> trace_filters = {};
  bool is_quiet = false;
  bool as_json = false;
  std::vector<std::string> resume_command;
};

/// Reads the options of `run`; nullopt when only help was wanted (and printed). Throws UsageError.
std::optional<RunPlan> read_run_options(const Arguments& arguments);

/// Words as a shell reads them again.
std::string shell_text(const std::vector<std::string>& words);

}  // namespace gigaramp::cli
