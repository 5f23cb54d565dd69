#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Cases with known answers: what a kind of system with given parameters must show (docs/verify.md).
namespace gigaramp::verify {

using Json = nlohmann::ordered_json;

/// How near an answer must come to the known value.
struct Tolerance {
  enum class Type { Exact, Numeric, Absolute, Interval, Binomial };
  Type type = Type::Exact;
  double absolute = 0;       ///< Exact, Absolute
  double relative = 0;       ///< Numeric: of max(1, |value|)
  double level = 0.999;      ///< Interval: of the t-interval over replications
  double max_halfwidth = 0;  ///< Interval: cap of the half-width as a fraction of |value|
};

struct Expected {
  std::string quantity;
  Json value;  ///< a number or nested lists of numbers
  Tolerance tolerance = {};
};

struct Case {
  std::string id;
  std::string family;
  std::string kind;
  std::string title;
  Json parameters;
  std::vector<Expected> expected = {};  ///< empty when only answers are wanted
  std::string source = {};              ///< where the known values come from
};

/// Quantity -> a number, nested lists, `{mean, se, reps}` or `{fraction, trials}`.
using Answers = std::map<std::string, Json>;

/// Reads a file of cases. Throws FileError, RunError with the case and what it lacks.
std::vector<Case> read_cases(const std::string& path);

}  // namespace gigaramp::verify
