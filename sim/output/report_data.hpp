#pragma once

#include <string>
#include <vector>

namespace gigaramp {

/// A run folder that a report shows.
struct ReportSource {
  std::string folder;
  std::string manifest;  ///< text of its manifest.json
};

/// What the report page draws, as one JSON text: of every run the manifest without its `run` block, summary.json, the
/// series and the orders of the first kept replication in columns. Numbers have five significant digits, which no
/// picture can show. The same folders give the same bytes. Throws FileError when a file is missing or is not ours.
std::string report_data(const std::vector<ReportSource>& runs);

}  // namespace gigaramp
