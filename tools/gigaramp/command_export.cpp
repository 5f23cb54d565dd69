#include <fmt/format.h>

#include <iostream>

#include "sim/experiment/export_run.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/shared_files.hpp"
#include "tools/gigaramp/trace_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

Syntax syntax() {
  Syntax s{"gigaramp export RUN --to LIST [options]", {}, 1};
  auto add = s.options.add_options();
  add("help,h", "this text");
  add("to", po::value<std::string>(), "what to make: chrome, paje, csv, sqlite, parquet (a list with commas)");
  add("replication,r", po::value<std::string>(), "which replication; default: the first whose events were kept");
  add("filter", po::value<std::vector<std::string>>(),
      "entity=PATTERN, product=PATTERN, customer=PATTERN, from=DATE or to=DATE (repeatable)");
  add("out", po::value<std::string>(),
      "file to write, for parquet a folder; default: trace.json, trace.paje, events.csv, *.parquet in the run folder");
  add("force", "write also what is larger than the limit");
  return s;
}

}  // namespace

int command_export(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const StoredRun run = open_run(the_run(values));
  if (values.count("to") == 0) throw UsageError("--to is missing: chrome, paje, csv, sqlite or parquet");
  ExportRequest request;
  request.filters = all_of(values, "filter");
  request.force = values.count("force") > 0;
  request.duckdb = shared_folder() + "/libduckdb.so";
  if (values.count("replication") > 0) {
    request.replication =
        whole_number("--replication", values["replication"].as<std::string>(), 0, kMostReplications - 1);
  }
  const std::vector<ExportFormat> formats = formats_of("--to", values["to"].as<std::string>());
  if (values.count("out") > 0) request.out = values["out"].as<std::string>();
  if (formats.size() > 1 && !request.out.empty()) throw UsageError("--out: one file, but --to names several");
  for (const ExportFormat format : formats) {
    request.format = format;
    const Exported done = export_run(run, request);
    std::cout << fmt::format("{} ({:.1f} MB)\n", done.path, static_cast<double>(done.bytes) / 1e6);
  }
  return kOk;
}

}  // namespace gigaramp::cli
