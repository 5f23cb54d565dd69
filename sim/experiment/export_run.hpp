#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/stored_run.hpp"

namespace gigaramp {

/// What is made from the stored events of a run; the last two from its tables.
enum class ExportFormat { Chrome, Paje, EventsCsv, Sqlite, Parquet };

struct ExportRequest {
  ExportFormat format = ExportFormat::Chrome;
  std::optional<std::uint64_t> replication = {};  ///< default: the first with events; events.csv: all with events
  std::vector<std::string> filters = {};  ///< `entity=tsmc-*`, `product=nvl72`, `customer=openai`, `from=`, `to=`
  std::string out = {};     ///< file, for Parquet a folder; empty = trace.json, trace.paje, ... in the run folder
  std::string duckdb = {};  ///< library to look for first; only Parquet needs it
  bool force = false;       ///< write also what is larger than kMostExportBytes
};

/// Files estimated to be larger are only written with `force`: viewers need several times that in memory.
inline constexpr std::uint64_t kMostExportBytes = std::uint64_t{400} << 20;

struct Exported {
  std::string path;  ///< the file, or the folder of several
  std::uint64_t bytes = 0;
};

/// Writes one file from the event log of a run, or one for each of its tables, and names it in the manifest when it
/// lies in the run folder. Throws RequestError for filters that name nothing, an empty selection and files that would
/// be too large.
Exported export_run(const StoredRun& run, const ExportRequest& request);

}  // namespace gigaramp
