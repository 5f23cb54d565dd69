#include "sim/output/report_data.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "sim/output/report_tables.hpp"

namespace gigaramp {

namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 15> kFacts = {
    "name",       "scenario", "title",      "start",          "end",
    "input_hash", "seed",     "failed",     "fingerprint",    "replications",
    "done",       "versions", "order_rows", "scenario_title", "scenario_question"};

Date date_in(const ordered_json& manifest, const char* key) {
  const auto date = parse_date(manifest.at(key).get<std::string>());
  if (!date) throw RunError(std::string(key) + " is not a date");
  return *date;
}

bool is_scenario_file(const std::string& word) {
  return word.ends_with(".yaml") || word.ends_with(".yml");
}

std::string file_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

// The command that gives these results again, whatever the machine: file, `--set`, then what the manifest knows.
ordered_json command_of(const ordered_json& manifest) {
  ordered_json words = {"gigaramp", "run"};
  std::vector<std::string> given;
  if (manifest.contains("run")) given = manifest["run"].at("command_line").get<std::vector<std::string>>();
  const auto file = std::find_if(given.begin(), given.end(), is_scenario_file);
  words.push_back(file == given.end() ? manifest.at("name").get<std::string>() + ".yaml" : file_name(*file));
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i].starts_with("--set=")) words.push_back(given[i]);
    if (given[i] == "--set" && i + 1 < given.size()) {
      words.push_back(given[i]);
      words.push_back(given[i + 1]);
    }
  }
  const auto scenario = manifest.at("scenario").get<std::string>();
  if (scenario != "base") words.insert(words.end(), {"--scenario", scenario});
  const auto replications = manifest.at("replications").get<std::string>();
  const std::size_t dash = replications.find('-');
  if (dash == std::string::npos && replications != "0") {
    words.insert(words.end(), {"--only", replications});
  } else {
    const std::uint64_t count = dash == std::string::npos ? 1 : std::stoull(replications.substr(dash + 1)) + 1;
    words.insert(words.end(), {"-n", std::to_string(count)});
  }
  words.insert(words.end(), {"--seed", std::to_string(manifest.at("seed").get<std::uint64_t>())});
  return words;
}

ordered_json run_of(const ReportSource& source) {
  const ordered_json manifest = ordered_json::parse(source.manifest);
  ordered_json facts = ordered_json::object();
  for (const char* key : kFacts) {
    if (manifest.contains(key)) facts[key] = manifest[key];
  }
  facts["command"] = command_of(manifest);
  return {
      {"manifest", facts},
      {"resolved", manifest.at("resolved")},
      {"summary", ordered_json::parse(read_bytes(source.folder + "/summary.json"))},
      {"series", report_series(source.folder + "/series.csv")},
      {"bottlenecks", report_bottlenecks(source.folder + "/bottlenecks.csv")},
      {"orders", report_orders(source.folder + "/orders.csv", date_in(manifest, "start"), date_in(manifest, "end"))}};
}

}  // namespace

std::string report_data(const std::vector<ReportSource>& runs) {
  ordered_json list = ordered_json::array();
  for (const ReportSource& source : runs) {
    try {
      list.push_back(run_of(source));
    } catch (const ordered_json::exception& error) {
      throw FileError(source.folder, std::string("not a gigaramp run folder: ") + error.what());
    }
  }
  return ordered_json({{"format", "gigaramp report"}, {"schema", 1}, {"runs", list}})
      .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace gigaramp
