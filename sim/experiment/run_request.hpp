#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/analysis/stop_rule.hpp"
#include "sim/input/load.hpp"

namespace gigaramp {

/// One run as the user asks for it.
struct RunRequest {
  input::Request input;
  std::uint64_t replications = 20;
  std::optional<StopRule> until = {};      ///< run no more than it asks for; `replications` is the most
  std::optional<std::uint64_t> only = {};  ///< run this replication alone
  std::optional<std::uint64_t> seed = {};  ///< beats the file
  int workers = 1;                         ///< replications at a time, > 0
  std::string out = {};                    ///< run folder; empty = `out/<name>-<scenario>-<hash>-<seed>-<n>`
  bool force = false;
  bool resume = false;      ///< there must be something to resume
  bool keep_going = false;  ///< aggregate what finished although some replications failed
  std::uint64_t keep = 1;   ///< first replications that leave their events, and rows in series_raw.csv and orders.csv
  std::string report_page = {};  ///< page for report.html (see report_page.hpp); empty = no report
  bool windows = true;
  std::vector<std::string> simgrid_options = {};
  std::vector<std::string> command_line = {};
};

/// The request itself cannot be carried out: a folder that must not be overwritten, nothing to resume. Exit code 2.
class RequestError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace gigaramp
