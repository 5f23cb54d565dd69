#pragma once

#include <map>
#include <string>
#include <utility>

#include "sim/analysis/atomic_file.hpp"
#include "sim/output/trace_names.hpp"

namespace gigaramp {

/// trace.json: Chrome trace events, read by Perfetto and others. A process per kind, a thread per entity (more where
/// bars overlap), a slice per bar, arrows along each order, counters. 1 us of the trace is 1 s from the start of the
/// scenario; real dates are in `args`.
class ChromeTrace final : public TraceSink {
 public:
  ChromeTrace(const std::string& path, const Scenario& scenario, const LogFacts& facts);

  void begin(const TraceSlice& slice, Date at) override;
  void end(const TraceSlice& slice, Date from, Date at) override;
  void arrow(const TraceSlice& from, const TraceSlice& to, Date at) override;
  void counter(std::uint32_t entity, TraceCounter counter, double value, Date at) override;
  void finish(Date at) override;

 private:
  using Track = std::pair<std::uint32_t, std::uint64_t>;  ///< group, entity and lane

  std::uint32_t thread(const TraceSlice& slice);
  void name_process(std::uint32_t group);
  void add(const std::string& event);
  std::int64_t micros(Date date) const { return (date - start_).seconds; }

  TraceNames names_;
  Date start_;
  AtomicFile file_;
  std::map<Track, std::uint32_t> threads_;
  std::map<std::uint32_t, std::uint32_t> processes_;  ///< group -> threads named in it
  std::uint64_t arrows_ = 0;
  bool is_first_ = true;
};

}  // namespace gigaramp
