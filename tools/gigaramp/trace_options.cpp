#include "tools/gigaramp/trace_options.hpp"

#include <algorithm>

#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

namespace {

ExportFormat format_of(const std::string& option, const std::string& word) {
  if (word == "chrome") return ExportFormat::Chrome;
  if (word == "paje") return ExportFormat::Paje;
  if (word == "csv" || word == "events") return ExportFormat::EventsCsv;
  const bool has_tables = option == "--to";
  if (has_tables && word == "sqlite") return ExportFormat::Sqlite;
  if (has_tables && word == "parquet") return ExportFormat::Parquet;
  throw UsageError(option + ": '" + word + "' is none of chrome, paje, csv" + (has_tables ? ", sqlite, parquet" : ""));
}

}  // namespace

std::vector<ExportFormat> formats_of(const std::string& option, const std::string& list) {
  std::vector<ExportFormat> formats;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t to = std::min(list.find(',', from), list.size());
    const ExportFormat format = format_of(option, list.substr(from, to - from));
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
    from = to + 1;
  }
  return formats;
}

std::string the_run(const boost::program_options::variables_map& values) {
  const std::vector<std::string> runs = all_of(values, "file");
  if (runs.empty()) throw UsageError("the folder of a run is missing");
  std::string run = runs.front();
  while (run.size() > 1 && run.back() == '/') run.pop_back();
  return run;
}

}  // namespace gigaramp::cli
