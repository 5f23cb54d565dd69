#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/law.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// A number of the scenario that may be uncertain: a law drawn once per replication. The draw is keyed by `key`
/// (stream_key of the path in the scenario), so two inputs never share their luck.
struct Input {
  Law law = {};
  std::uint64_t key = 0;

  friend bool operator==(const Input&, const Input&) = default;
};

/// A date that may slip: `date` plus a delay drawn once per replication [seconds].
struct DateInput {
  Date date = Date::never();
  Input delay = {};
};

/// A rate that may be uncertain: law of the written number, per `per_seconds` (68000 wafers/month: 68000, 2'629'800).
struct RateInput {
  Input value = {};
  std::int64_t per_seconds = 1;
};

/// Value of an uncertain input in one replication.
double realize(const Input& input, RunSeed run);
/// Rounded to the nearest whole number.
std::int64_t realize_count(const Input& input, RunSeed run);
Date realize(const DateInput& input, RunSeed run);

/// What is known about one written number: for the report's input table and for sensitivity.
struct InputFact {
  std::string path;   ///< `plants.tsmc-cowos.opening.stock.gb300`
  std::string value;  ///< as written, with unit
  std::optional<std::string> low;
  std::optional<std::string> high;
  std::string source;      ///< id in `sources`; empty when none
  std::string confidence;  ///< `high`, `medium`, `low`; empty when not stated
};

/// A source of facts: what, since when it could be known, grade A (company statement, open data) to X (derived).
struct Source {
  std::string id;
  std::string text;
  std::string url;
  std::optional<Date> known_on;  ///< nullopt: structural (physics, recipes, process times)
  std::string grade;
};

}  // namespace gigaramp
