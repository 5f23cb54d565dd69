#pragma once

#include <string>
#include <vector>

#include "sim/verify/laboratory.hpp"

namespace gigaramp::verify {

/// The abstract time of a case in seconds. Simulated times are whole seconds, so the unit is chosen large enough for
/// rounding not to matter.
struct Clock {
  double unit = 1e4;  ///< [s]

  /// For random systems: the shortest of these mean times becomes 10,000 s, so that rounding is below 1e-8 of the
  /// variance of a time.
  static Clock for_means(const std::vector<double>& means);
  /// For exact schedules: a million seconds, so that six decimals are exact.
  static Clock exact() { return {1e6}; }

  std::string span(double time) const;     ///< `12500 s`
  std::string law(const Json& law) const;  ///< `{exponential: 12500 s}`
  std::string exponential(double mean) const { return "{exponential: " + span(mean) + "}"; }
  /// Length of one replication, in the case's time, in which things happen with this mean gap; shorter where a run of
  /// so many events would last longer than a scenario may.
  double length(double mean_gap, double events = 50'000) const;
  std::string date(double time) const;  ///< from the start of the scenario
};

/// Writes the text of a scenario: head, measures, then what the kind adds.
class ModelText {
 public:
  /// @param warm_up, length  in the clock's unit; the run ends at `length`
  ModelText(const Case& c, const Clock& clock, double warm_up, double length, std::string suffix = "");

  /// A measure under the name of a quantity: `of: wait, at: line`.
  ModelText& measure(const std::string& quantity, const std::string& what);
  ModelText& add(const std::string& yaml);
  Model build() const;

 private:
  std::string name_;
  std::string head_;
  std::string measures_;
  std::string body_;
};

/// A text as an id of the scenario language: small letters, digits, `-` and `_`.
std::string id_of(const std::string& text);

double number(const Json& parameters, const char* key);
std::vector<double> numbers(const Json& list);
/// Mean of a law of the cases: `{"law": "lognormal", "mean": 3, "cv": 0.8}`.
double mean_of(const Json& law);

}  // namespace gigaramp::verify
