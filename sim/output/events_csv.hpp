#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "sim/analysis/atomic_file.hpp"
#include "sim/analysis/stored_log.hpp"
#include "sim/events/log.hpp"
#include "sim/output/result_table.hpp"
#include "sim/output/trace_sink.hpp"

namespace gigaramp {

/// Columns of events.csv, for the dictionary.
TableDoc events_doc();

/// events.csv: one row per event of the log, in log order, in units of the product.
class EventsCsv {
 public:
  explicit EventsCsv(const std::string& path);

  /// Appends the events of one replication that the filter lets through. What is passed must outlive the sink.
  class Replication final : public EventSink {
   public:
    Replication(EventsCsv& to, const Scenario& scenario, const LogFacts& facts, const TraceFilter& filter);
    void on(const Event& event) override;

   private:
    bool has(const Event& event) const;
    Event complete(Event event);
    EventsCsv* to_;
    const Scenario* scenario_;
    const LogFacts* facts_;
    const TraceFilter* filter_;
    std::string replication_;
    std::map<std::int64_t, Event> orders_;  ///< first event of each, where a filter asks for its product or customer
  };

  void commit() { file_.commit(); }

 private:
  AtomicFile file_;
};

/// Bytes of a row of events.csv, about.
inline constexpr std::uint64_t kEventRowBytes = 90;

}  // namespace gigaramp
