#include "sim/experiment/export_run.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "sim/analysis/stored_log.hpp"
#include "sim/experiment/run_request.hpp"
#include "sim/experiment/trace_selection.hpp"
#include "sim/output/chrome_trace.hpp"
#include "sim/output/duck_db.hpp"
#include "sim/output/events_csv.hpp"
#include "sim/output/manifest.hpp"
#include "sim/output/paje_trace.hpp"
#include "sim/output/parquet_files.hpp"
#include "sim/output/run_database.hpp"
#include "sim/output/trace_estimate.hpp"
#include "sim/output/tracer.hpp"

namespace gigaramp {

namespace {

const char* default_name(ExportFormat format) {
  switch (format) {
    case ExportFormat::Chrome:
      return "trace.json";
    case ExportFormat::Paje:
      return "trace.paje";
    case ExportFormat::EventsCsv:
      return "events.csv";
    case ExportFormat::Sqlite:
      return kRunDatabaseFile;
    case ExportFormat::Parquet:
      return "";
  }
  return "";
}

void replay(const StoredRun& run, std::uint64_t replication, EventSink& sink) {
  StoredLog log(run.log_path(replication));
  EventSink* const sinks[] = {&sink};
  log.replay(run.scenario, sinks);
}

void trace_into(const StoredRun& run, std::uint64_t replication, const TraceFilter& filter, TraceSink& sink) {
  Tracer tracer(run.scenario, filter, sink);
  replay(run, replication, tracer);
  tracer.finish();
}

// Counts events; filtered ones too, so an events.csv that is cut down is estimated too large, never too small.
struct EventCount final : EventSink {
  void on(const Event&) override { ++events; }
  std::uint64_t events = 0;
};

ReplicationSet replications_of(const StoredRun& run, const ExportRequest& request) {
  const std::uint64_t first = replication_with_events(run, request.replication);
  if (request.format == ExportFormat::EventsCsv && !request.replication) return run.with_events;
  return {first};
}

std::uint64_t estimate(const StoredRun& run, const ExportRequest& request, const ReplicationSet& replications,
                       const TraceFilter& filter) {
  if (request.format == ExportFormat::EventsCsv) {
    EventCount count;
    for (const std::uint64_t replication : replications) replay(run, replication, count);
    return count.events * kEventRowBytes;
  }
  TraceEstimate counts;
  trace_into(run, *replications.begin(), filter, counts);
  if (counts.records() == 0) throw RequestError("the filters leave nothing of the trace");
  return request.format == ExportFormat::Chrome ? counts.chrome_bytes() : counts.paje_bytes();
}

void check_size(std::uint64_t bytes, const ExportRequest& request, const std::string& path) {
  if (bytes <= kMostExportBytes || request.force) return;
  throw RequestError(
      fmt::format("{}: would have about {} MB (limit {} MB); cut it down with filters "
                  "(entity=, product=, customer=, from=, to=), or write it all the same with --force",
                  path, bytes >> 20, kMostExportBytes >> 20));
}

void write(const StoredRun& run, const ExportRequest& request, const ReplicationSet& replications,
           const TraceFilter& filter, const std::string& path) {
  if (request.format == ExportFormat::EventsCsv) {
    EventsCsv csv(path);
    for (const std::uint64_t replication : replications) {
      StoredLog log(run.log_path(replication));
      EventsCsv::Replication rows(csv, run.scenario, log.facts(), filter);
      EventSink* const sinks[] = {&rows};
      log.replay(run.scenario, sinks);
    }
    csv.commit();
    return;
  }
  const LogFacts facts = StoredLog(run.log_path(*replications.begin())).facts();
  if (request.format == ExportFormat::Chrome) {
    ChromeTrace trace(path, run.scenario, facts);
    trace_into(run, *replications.begin(), filter, trace);
  } else {
    PajeTrace trace(path, run.scenario, facts);
    trace_into(run, *replications.begin(), filter, trace);
  }
}

// Every run has it; elsewhere it is a copy.
Exported export_database(const StoredRun& run, const ExportRequest& request) {
  const std::string own = run.folder + "/" + kRunDatabaseFile;
  const std::string path = request.out.empty() ? own : request.out;
  if (path != own) std::filesystem::copy_file(own, path, std::filesystem::copy_options::overwrite_existing);
  return {path, std::filesystem::file_size(path)};
}

Exported export_parquet(const StoredRun& run, const ExportRequest& request) {
  const std::string database = run.folder + "/" + kRunDatabaseFile;
  DuckDb is_there(request.duckdb);  // or nothing is begun
  if (request.out.empty()) {
    for (const std::string& name : parquet_names(database)) name_in_manifest(run.folder, name);
  } else {
    std::filesystem::create_directories(request.out);
  }
  const std::string folder = request.out.empty() ? run.folder : request.out;
  Exported done{folder + "/*.parquet", 0};
  for (const std::string& name : write_parquet(database, folder, request.duckdb)) {
    done.bytes += std::filesystem::file_size(folder + "/" + name);
  }
  return done;
}

}  // namespace

Exported export_run(const StoredRun& run, const ExportRequest& request) {
  if (request.format == ExportFormat::Sqlite) return export_database(run, request);
  if (request.format == ExportFormat::Parquet) return export_parquet(run, request);
  const TraceFilter filter = read_selection(run.scenario, request.filters);
  const ReplicationSet replications = replications_of(run, request);
  const std::string name = default_name(request.format);
  const std::string path = request.out.empty() ? run.folder + "/" + name : request.out;
  check_size(estimate(run, request, replications, filter), request, path);
  if (request.out.empty()) name_in_manifest(run.folder, name);
  write(run, request, replications, filter, path);
  return {path, std::filesystem::file_size(path)};
}

}  // namespace gigaramp
