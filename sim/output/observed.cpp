#include "sim/output/observed.hpp"

#include <charconv>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/base/error.hpp"
#include "sim/output/csv_table.hpp"

namespace gigaramp {

namespace {

using Json = nlohmann::json;

template <class Value>
Value choice_of(const std::map<std::string, Value>& choices, const std::string& word, const std::string& path) {
  const auto found = choices.find(word);
  if (found != choices.end()) return found->second;
  std::string names;
  for (const auto& [name, value] : choices) names += (names.empty() ? "" : ", ") + name;
  throw FileError(path, "'" + word + "' is none of " + names);
}

Measure measure_of(const std::string& word, const std::string& path) {
  static const std::map<std::string, Measure> kMeasures = {{"flow", Measure::Flow},
                                                           {"level", Measure::Level},
                                                           {"lead_time", Measure::LeadTime},
                                                           {"cover", Measure::Cover},
                                                           {"energized", Measure::Energized}};
  return choice_of(kMeasures, word, path);
}

Requirement requirement_of(const Json& json, const std::string& path) {
  using Kind = Requirement::Kind;
  static const std::map<std::string, Kind> kKinds = {
      {"inside", Kind::Inside}, {"falls", Kind::Falls}, {"flat", Kind::Flat}, {"coverage", Kind::Coverage}};
  Requirement r;
  r.kind = choice_of(kKinds, json.at("kind").get<std::string>(), path);
  r.from = json.value("from", "");
  r.to = json.value("to", "");
  r.least = json.value("least", 0.0);
  r.limit = json.at("limit").get<double>();
  return r;
}

ObservedSeries series_of(const Json& json, const std::string& path) {
  ObservedSeries s;
  s.id = json.at("id").get<std::string>();
  s.title = json.at("title").get<std::string>();
  s.unit = json.at("unit").get<std::string>();
  s.measure = measure_of(json.at("measure").get<std::string>(), path);
  s.product = json.value("product", "");
  for (const Json& term : json.value("terms", Json::array())) {
    s.terms.push_back({term.at("entity").get<std::string>(), term.at("metric").get<std::string>(),
                       term.value("weight", 1.0), term.value("total", false), term.value("change", false)});
  }
  for (const Json& wanted : json.value("require", Json::array())) {
    s.requirements.push_back(requirement_of(wanted, path));
  }
  return s;
}

// A number, or a date as days.
double value_of(const std::string& text, const std::string& path) {
  if (const std::optional<Date> date = parse_date(text)) return days_of(*date);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw FileError(path, "'" + text + "' is neither a number nor a date");
  }
  return value;
}

void read_points(ObservedData& data, const std::string& path) {
  const CsvTable rows(path);
  const std::size_t series = rows.column("series");
  const std::size_t at = rows.column("at");
  const std::size_t source = rows.column("source");
  const auto range = [&](std::size_t row, const char* name) -> std::optional<double> {
    const std::string& text = rows.at(row, rows.column(name));
    if (text.empty()) return std::nullopt;
    return value_of(text, path);
  };
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const std::string& text = rows.at(row, rows.column("value"));
    const bool is_open = text.starts_with('>');
    const double value = value_of(is_open ? text.substr(1) : text, path);
    for (ObservedSeries& s : data.series) {
      if (s.id != rows.at(row, series)) continue;
      s.points.push_back(
          {rows.at(row, at), value, is_open, range(row, "low"), range(row, "high"), rows.at(row, source)});
    }
  }
}

ObservedData parse_specification(const std::string& path, std::vector<std::string>& tables) {
  std::ifstream file(path);
  if (!file) throw FileError(path, "cannot be read; it says how outcomes are compared with a run of that name");
  ObservedData data;
  try {
    const Json json = Json::parse(file);
    data.fit_from = json.at("fit").at(0).get<std::string>();
    data.fit_to = json.at("fit").at(1).get<std::string>();
    data.score_from = json.at("score").at(0).get<std::string>();
    data.score_to = json.at("score").at(1).get<std::string>();
    data.given = json.at("given").get<std::vector<std::string>>();
    tables = json.at("tables").get<std::vector<std::string>>();
    for (const Json& series : json.at("series")) data.series.push_back(series_of(series, path));
  } catch (const Json::exception& error) {
    throw FileError(path, error.what());
  }
  return data;
}

}  // namespace

ObservedData read_observed(const std::string& folder, const std::string& scenario) {
  std::vector<std::string> tables;
  const std::string path = folder + "/" + scenario + ".json";
  ObservedData data = parse_specification(path, tables);
  for (const std::string& table : tables) read_points(data, folder + "/" + table);
  for (const ObservedSeries& series : data.series) {
    if (series.points.empty() && series.requirements.empty()) {
      throw FileError(path, "series '" + series.id + "' has no observed point in its tables");
    }
  }
  return data;
}

std::optional<Date> parse_quarter(const std::string& text) {
  if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') return std::nullopt;
  const int month = (text[5] - '1') * 3 + 1;
  return parse_date(text.substr(0, 4) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-01");
}

double days_of(Date date) {
  return static_cast<double>(date.seconds) / 86400;
}

}  // namespace gigaramp
