#include "tools/gigaramp/backtest_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

bool is_date(const HindcastSeries& result) {
  return result.series.unit == "date";
}

std::string value_text(const HindcastSeries& result, double value) {
  if (is_date(result)) return to_string(Date{static_cast<std::int64_t>(std::floor(value)) * 86400});
  return std::abs(value) < 1000 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

std::string error_text(const HindcastSeries& result, const HindcastPoint& point) {
  const double error = point.p50 - point.observed.value;
  if (is_date(result)) return fmt::format("{:+.0f} d", error);
  if (point.observed.value == 0) return "-";
  return fmt::format("{:+.0f} %", 100 * error / point.observed.value);
}

bool is_inside(const HindcastPoint& point, double low, double high) {
  return !point.members.empty() && point.observed.value >= low && point.observed.value <= high;
}

// What is open below the end of the band may still fall into it.
std::string place_text(const HindcastPoint& point, double low, double high) {
  if (point.observed.is_open && !point.members.empty() && point.observed.value <= high) return "open";
  return is_inside(point, low, high) ? "in" : "out";
}

std::string window_name(const HindcastPoint& point) {
  return point.is_fit ? "fit" : point.is_scored ? "score" : "";
}

std::string score_text(const HindcastSeries& result, const char* window, const ForecastScore& score) {
  std::string text = fmt::format("  {}: {} in p10-p90, {} in p5-p95", window, share_text(score.coverage80),
                                 share_text(score.coverage90));
  if (!is_date(result)) text += fmt::format(", MAPE {:.1f} %", 100 * score.mape);
  return text + fmt::format(", CRPS {:.4g} {}\n", score.crps, is_date(result) ? "days" : result.series.unit);
}

std::string series_text(const HindcastSeries& result, const Style& style) {
  TextTable table({"", "window", "observed", "p10", "p50", "p90", "p5", "p95", "80 %", "90 %", "error"}, 2);
  for (const HindcastPoint& p : result.points) {
    const auto text = [&](double value) { return p.members.empty() ? "-" : value_text(result, value); };
    table.add({p.observed.at, window_name(p), (p.observed.is_open ? ">" : "") + value_text(result, p.observed.value),
               text(p.p10), text(p.p50), text(p.p90), text(p.p5), text(p.p95), place_text(p, p.p10, p.p90),
               place_text(p, p.p5, p.p95), p.members.empty() || p.observed.is_open ? "-" : error_text(result, p)});
  }
  std::string text = style.heading(result.series.title + " [" + result.series.unit + "]") + "\n";
  if (!table.empty()) text += table.text();
  if (result.fit) text += score_text(result, "fit", *result.fit);
  if (result.score) text += score_text(result, "score", *result.score);
  for (const Judgement& v : result.verdicts) {
    text += fmt::format("  {}: {} ({})\n", v.is_met ? "met" : "MISSED", v.text, v.figure);
  }
  return text + "\n";
}

Json score_json(const std::optional<ForecastScore>& score) {
  if (!score) return nullptr;
  const auto range = [](const ShareRange& share) -> Json {
    if (share.least == share.most) return share.most;
    return {share.least, share.most};
  };
  return {{"coverage80", range(score->coverage80)},
          {"coverage90", range(score->coverage90)},
          {"mape", score->mape},
          {"crps", score->crps}};
}

Json point_json(const HindcastSeries& result, const HindcastPoint& p) {
  const auto value = [&](double number) -> Json {
    if (is_date(result)) return value_text(result, number);
    return number;
  };
  Json json = {{"at", p.observed.at}, {"window", window_name(p)}, {"observed", value(p.observed.value)}};
  json["source"] = p.observed.source;
  json["replications"] = p.members.size();
  if (p.members.empty()) return json;
  for (const auto& [name, number] :
       {std::pair{"p5", p.p5}, {"p10", p.p10}, {"p50", p.p50}, {"p90", p.p90}, {"p95", p.p95}}) {
    json[name] = value(number);
  }
  json["open"] = p.observed.is_open;
  if (p.observed.is_open) return json;
  json["inside80"] = is_inside(p, p.p10, p.p90);
  json["inside90"] = is_inside(p, p.p5, p.p95);
  json["error"] = p.p50 - p.observed.value;
  json["crps"] = crps(p.members, p.observed.value);
  return json;
}

}  // namespace

std::string backtest_text(const ObservedData& observed, const std::vector<HindcastSeries>& results,
                          std::size_t replications, const Style& style) {
  std::string text = fmt::format("{} replications. Fit window {} to {}, score window {} to {}.\n", replications,
                                 observed.fit_from, observed.fit_to, observed.score_from, observed.score_to);
  text += "Given, not results:\n";
  for (const std::string& path : observed.given) text += "  " + path + "\n";
  text += "\n";
  for (const HindcastSeries& result : results) text += series_text(result, style);
  std::size_t asked = 0;
  std::size_t met = 0;
  for (const HindcastSeries& result : results) {
    asked += result.verdicts.size();
    met += static_cast<std::size_t>(
        std::count_if(result.verdicts.begin(), result.verdicts.end(), [](const Judgement& v) { return v.is_met; }));
  }
  return text + fmt::format("{} of {} requirements are met\n", met, asked);
}

Json backtest_json(const ObservedData& observed, const std::vector<HindcastSeries>& results, std::size_t replications) {
  Json list = Json::array();
  for (const HindcastSeries& result : results) {
    Json points = Json::array();
    for (const HindcastPoint& point : result.points) points.push_back(point_json(result, point));
    Json verdicts = Json::array();
    for (const Judgement& v : result.verdicts) {
      verdicts.push_back({{"wanted", v.text}, {"found", v.figure}, {"met", v.is_met}});
    }
    list.push_back({{"series", result.series.id},
                    {"title", result.series.title},
                    {"unit", result.series.unit},
                    {"points", points},
                    {"fit", score_json(result.fit)},
                    {"score", score_json(result.score)},
                    {"requirements", verdicts}});
  }
  return {{"replications", replications},
          {"fit", {observed.fit_from, observed.fit_to}},
          {"score", {observed.score_from, observed.score_to}},
          {"given", observed.given},
          {"all_met", all_met(results)},
          {"series", list}};
}

bool all_met(const std::vector<HindcastSeries>& results) {
  return std::all_of(results.begin(), results.end(), [](const HindcastSeries& result) {
    return std::all_of(result.verdicts.begin(), result.verdicts.end(), [](const Judgement& v) { return v.is_met; });
  });
}

}  // namespace gigaramp::cli
