#pragma once

#include <cstdint>

#include "sim/output/trace_sink.hpp"

namespace gigaramp {

/// Counts what a trace would hold, to know its size before it is written.
class TraceEstimate final : public TraceSink {
 public:
  void begin(const TraceSlice&, Date) override { ++slices_; }
  void end(const TraceSlice&, Date, Date) override {}
  void arrow(const TraceSlice&, const TraceSlice&, Date) override { ++arrows_; }
  void counter(std::uint32_t, TraceCounter, double, Date) override { ++counters_; }
  void finish(Date) override {}

  // Bytes per record as measured on the shipped scenarios, rounded up.
  std::uint64_t chrome_bytes() const { return slices_ * 270 + arrows_ * 240 + counters_ * 100; }
  std::uint64_t paje_bytes() const { return slices_ * 65 + arrows_ * 90 + counters_ * 45; }
  std::uint64_t records() const { return slices_ + arrows_ + counters_; }

 private:
  std::uint64_t slices_ = 0;
  std::uint64_t arrows_ = 0;
  std::uint64_t counters_ = 0;
};

}  // namespace gigaramp
