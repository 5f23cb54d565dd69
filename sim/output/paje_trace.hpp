#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "sim/analysis/atomic_file.hpp"
#include "sim/output/trace_names.hpp"

namespace gigaramp {

/// trace.paje: the same trace for ViTE and pajeng. Containers world > kind > entity > lane, states on lanes, variables
/// on entities, links along each order. Time is in days since the start of the scenario.
class PajeTrace final : public TraceSink {
 public:
  PajeTrace(const std::string& path, const Scenario& scenario, const LogFacts& facts);

  void begin(const TraceSlice& slice, Date at) override;
  void end(const TraceSlice& slice, Date from, Date at) override;
  void arrow(const TraceSlice& from, const TraceSlice& to, Date at) override;
  void counter(std::uint32_t entity, TraceCounter counter, double value, Date at) override;
  void finish(Date at) override;

 private:
  void create_kinds(const Scenario& scenario);
  std::string entity_container(std::uint32_t group, std::uint32_t entity, Date at);
  std::string lane_container(const TraceSlice& slice, Date at);
  std::string state_value(const TraceSlice& slice);
  std::string time(Date date) const;
  void create(const std::string& alias, const char* type, const std::string& parent, const std::string& name, Date at);

  TraceNames names_;
  Date start_;
  AtomicFile file_;
  std::set<std::string> containers_;
  std::vector<std::pair<std::string, std::string>> created_;  ///< alias, type, in order of creation
  std::map<std::string, std::string> values_;                 ///< name of a state -> its alias
  std::size_t products_ = 0;                                  ///< that have a colour
  std::uint64_t arrows_ = 0;
};

}  // namespace gigaramp
