#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/forecast_scores.hpp"
#include "sim/output/observed.hpp"
#include "sim/output/run_values.hpp"

namespace gigaramp {

/// One observed point beside what the replications say.
struct HindcastPoint {
  ObservedPoint observed;
  std::vector<double> members;  ///< one per replication that has the figure; dates as days since 1970-01-01
  double p5 = 0, p10 = 0, p50 = 0, p90 = 0, p95 = 0;
  bool is_fit = false, is_scored = false;  ///< in which window it lies
};

/// A requirement and how it came out.
struct Judgement {
  std::string text;    ///< what was asked for
  std::string figure;  ///< what came out
  bool is_met = false;
};

struct HindcastSeries {
  ObservedSeries series;
  std::vector<HindcastPoint> points;
  std::optional<ForecastScore> fit, score;  ///< none without a point in the window
  std::vector<Judgement> verdicts;
};

/// Compares a run with what happened. Throws FileError when the run lacks a series or product that is asked for.
std::vector<HindcastSeries> hindcast(const ObservedData& observed, const RunValues& run);

/// `58 %`, or `40 to 58 %` where open outcomes leave it open.
std::string share_text(const ShareRange& share);

/// Values of a series at one period, date or phase, one per replication that has it.
std::vector<double> members_at(const ObservedSeries& series, const std::string& at, const RunValues& run);

}  // namespace gigaramp
