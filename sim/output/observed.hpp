#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/time.hpp"

namespace gigaramp {

/// What happened, and which figures of a run are compared with it: a folder with `<scenario>.json`, which says how each
/// series is read from a run, and CSV files with the values. Format: scenarios/data/observed/README.md.

/// How the value of a series comes from a run.
enum class Measure {
  Flow,      ///< weighted sum of what monthly series count in a quarter
  Level,     ///< weighted sum of monthly series as they stand at a date; `total` terms: all that was counted until then
  LeadTime,  ///< weeks from order to delivery, mean over the units of a product ordered in a quarter
  Cover,     ///< weeks to work off the order book of a product at the pace of the last three months
  Energized,  ///< day on which the racks of a phase ran
};

/// A series of a node, site or customer, with its weight.
struct SeriesTerm {
  std::string entity;
  std::string metric;
  double weight = 1;
  bool is_total = false;   ///< all that was counted since the start
  bool is_change = false;  ///< of flows: by how much a level changed in the quarter
};

/// What a series must show.
struct Requirement {
  enum class Kind {
    Inside,    ///< every scored outcome in p5-p95, p5 and p95 at most `limit` of the median away from it
    Falls,     ///< the median at `to` is at most `limit` of that at `from`
    Flat,      ///< no median of a period of [from, to] is further than `limit` of their mean away from it
    Coverage,  ///< share of scored outcomes in p10-p90 in [least, limit], whatever open outcomes may become
  };
  Kind kind = Kind::Inside;
  std::string from, to;
  double least = 0;
  double limit = 0;
};

struct ObservedPoint {
  std::string at;  ///< `2024Q3`, a date, or site/phase
  double value = 0;
  bool is_open = false;             ///< had not happened by `value`
  std::optional<double> low, high;  ///< 5-95 % range of the observation, where stated
  std::string source;
};

struct ObservedSeries {
  std::string id, title, unit;
  Measure measure = Measure::Flow;
  std::string product;  ///< of lead times and cover
  std::vector<SeriesTerm> terms;
  std::vector<Requirement> requirements;
  std::vector<ObservedPoint> points;  ///< in order of the file
};

struct ObservedData {
  std::string fit_from, fit_to;      ///< quarters whose outcomes parameters may be fitted to
  std::string score_from, score_to;  ///< quarters that are scored
  std::vector<std::string> given;    ///< paths that are data of the test, not results
  std::vector<ObservedSeries> series;
};

/// Reads the folder for a scenario of that name. Throws FileError that says where and what is wrong.
ObservedData read_observed(const std::string& folder, const std::string& scenario);

/// First instant of a quarter such as `2024Q3`; nullopt for anything else.
std::optional<Date> parse_quarter(const std::string& text);

/// Days since 1970-01-01, as which dates are compared.
double days_of(Date date);

}  // namespace gigaramp
