#include "tools/gigaramp/overview_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/payments_text.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string goal_text(const Json& milestone) {
  const double gw = milestone["gw"].get<double>();
  return gw < 1 ? number_text(gw * 1000) + " MW" : number_text(gw) + " GW";
}

bool has_range(const Json& milestone) {
  return !milestone["p10"].is_null() && !milestone["p90"].is_null() && milestone["p10"] != milestone["p90"];
}

std::string share_text(const Json& milestone, std::uint64_t runs) {
  const double reached = milestone["reached"].get<double>();
  return fmt::format("{} of {} runs", std::llround(reached * static_cast<double>(runs)), runs);
}

// `1 GW on 2026-09-12 (2026-08-23 to 2026-10-14)`
std::string date_words(const Json& milestone, std::uint64_t runs) {
  const std::string range = has_range(milestone) ? fmt::format(" ({} to {})", milestone["p10"].get<std::string>(),
                                                               milestone["p90"].get<std::string>())
                                                 : std::string{};
  return fmt::format("{} on {}{}{}", goal_text(milestone), milestone["p50"].get<std::string>(), range,
                     milestone["reached"].get<double>() < 1 ? " in " + share_text(milestone, runs) : std::string{});
}

// Facility power: the dates of what most runs reach, then what few or none do.
std::string milestone_words(const std::string& customer, const Json& milestones, std::uint64_t runs) {
  std::vector<std::string> dates;
  std::string missed;
  bool is_ranged = false;
  for (const Json& milestone : milestones) {
    if (milestone["measure"] != "facility") continue;
    if (!milestone["p50"].is_null()) {
      dates.push_back(date_words(milestone, runs));
      is_ranged = is_ranged || has_range(milestone);
    } else if (milestone["reached"].get<double>() == 0) {
      missed += fmt::format("{} does not reach {} in any of {} runs. ", customer, goal_text(milestone), runs);
    } else {
      missed += fmt::format("{} reaches {} in only {}. ", customer, goal_text(milestone), share_text(milestone, runs));
    }
  }
  if (dates.empty()) return missed;
  std::string text = fmt::format("{} reaches {}", customer, dates.front());
  for (std::size_t i = 1; i < dates.size(); ++i) text += (i + 1 == dates.size() ? " and " : ", ") + dates[i];
  return text + (is_ranged ? "; in brackets 8 of 10 runs. " : ". ") + missed;
}

// `In 2026 capacity at tsmc-cowos holds it back most (in 63 of 100 runs), from 2027 on power at abilene (...)`.
std::string binding_words(const std::vector<BindingStage>& years, std::uint64_t runs) {
  std::string text;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const bool is_same = i > 0 && years[i].node == years[i - 1].node && years[i].cause == years[i - 1].cause;
    if (is_same) continue;
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1].node == years[i].node &&
           years[last + 1].cause == years[i].cause) {
      ++last;
    }
    const bool goes_on = last + 1 == years.size() && last > i;
    const std::string when = last == i ? "in " + years[i].period
                             : goes_on ? "from " + years[i].period + " on"
                                       : "in " + years[i].period + " to " + years[last].period;
    text += fmt::format("{}{} {} (in {} of {} runs)", text.empty() ? "" : ", ", when,
                        stage_text(years[i].node, years[i].cause),
                        std::llround(years[i].binds * static_cast<double>(runs)), runs);
  }
  return text;
}

// The largest displacement between customers, or between others.
const Json* largest_displacement(const Json& summary, bool between_customers) {
  const auto is_customer = [&](const Json& name) { return summary["customers"].contains(name.get<std::string>()); };
  const Json* largest = nullptr;
  for (const Json& row : summary["displacement"]) {
    const double megawatts = row["mw_days"]["mean"].get<double>();
    const bool is_between = is_customer(row["by"]) && is_customer(row["victim"]);
    if (row["by"] == row["victim"] || megawatts <= 0 || is_between != between_customers) continue;
    if (largest == nullptr || megawatts > (*largest)["mw_days"]["mean"].get<double>()) largest = &row;
  }
  return largest;
}

std::string displacement_words(const Json& summary) {
  const auto text = [](const Json& row, const char* format) {
    return fmt::format(fmt::runtime(format), row["victim"].get<std::string>(), row["by"].get<std::string>(),
                       row["node"].get<std::string>(), short_number(row["mw_days"]["mean"].get<double>()));
  };
  const Json* racks = largest_displacement(summary, true);
  const Json* parts = largest_displacement(summary, false);
  if (racks == nullptr && parts == nullptr) return "Nobody was served before an older claim. ";
  std::string words = racks == nullptr ? "No customer waited in favour of another. "
                                       : text(*racks, "Most was paid by {} for {} at {}: {} MW-days of delay. ");
  if (parts != nullptr) {
    words +=
        text(*parts,
             "Among buyers of parts {} waited most, for {} at {}: {} MW-days; who gets the racks is decided later. ");
  }
  return words;
}

std::string stranded_words(const std::string& customer, const Json& data) {
  const Json& stranded = data["stranded_mw_days"];
  if (!stranded.contains("racks_wait_for_power")) return {};
  return fmt::format("Racks of {} waited {} MW-days for power, its power waited {} MW-days for racks. ", customer,
                     short_number(stranded["racks_wait_for_power"]["mean"].get<double>()),
                     short_number(stranded["power_waits_for_racks"]["mean"].get<double>()));
}

double mean_of(const Json& metrics, const char* name) {
  return metrics.contains(name) ? metrics[name]["mean"].get<double>() : 0;
}

// Without milestones: what held each customer.
std::string racks_words(const std::map<std::string, std::vector<BindingStage>>& years, std::uint64_t runs) {
  std::string text;
  for (const auto& [customer, stages] : years) {
    text += fmt::format("What holds racks of {} back most: {}. ", customer, binding_words(stages, runs));
  }
  return text;
}

// Without megawatts: who got how much of what it ordered.
std::string delivery_words(const Json& summary) {
  std::string text;
  for (const auto& [customer, data] : summary["customers"].items()) {
    const double ordered = data.contains("orders") ? mean_of(data["orders"], "ordered") : 0;
    if (ordered <= 0) continue;
    text += fmt::format("{} got {} of the {} units it ordered. ", customer,
                        short_number(mean_of(data["orders"], "delivered")), short_number(ordered));
  }
  return text;
}

// And where orders stood longest.
std::string waiting_words(const Json& summary) {
  std::string longest;
  double days = 0;
  for (const auto& [node, metrics] : summary["nodes"].items()) {
    if (mean_of(metrics, "wait_days") <= days) continue;
    days = mean_of(metrics, "wait_days");
    longest = node;
  }
  if (longest.empty()) return "No order waited at any node. ";
  const Json& metrics = summary["nodes"][longest];
  const std::string busy =
      metrics.contains("utilization") ? fmt::format(", used to {}", percent_text(mean_of(metrics, "utilization"))) : "";
  return fmt::format("Orders waited longest at {}{}: {} days on average. ", longest, busy, short_number(days));
}

}  // namespace

std::string stage_text(const std::string& node, const std::string& cause) {
  constexpr std::array kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"material", "short components"},
      {"capacity", "no free capacity"},
      {"allocation", "others served first"},
      {"shell", "no building"},
      {"installation", "installation"},
      {"power", "no power"},
      {"outage", "an outage"},
      {"money", "no cash"},
      {"schedule", "its own schedule"},
  });
  const auto* const known =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& one) { return one.first == cause; });
  const std::string words = known == kWords.end() ? cause : std::string(known->second);
  const bool is_site = cause == "shell" || cause == "power" || cause == "installation";
  const char* const at = node.starts_with("makers of ") ? " at the " : is_site ? " at site " : " at ";
  return words + at + node;
}

std::map<std::string, std::vector<BindingStage>> binding_stages(const std::vector<BottleneckRow>& rows, bool by_year) {
  std::map<std::string, std::vector<BindingStage>> stages;
  for (const BottleneckRow& row : rows) {
    const bool is_year = row.period.size() == 4;
    if (is_year != by_year || row.binds <= 0) continue;
    std::vector<BindingStage>& mine = stages[row.customer];
    const bool is_known = !mine.empty() && mine.back().period == row.period;
    if (!is_known) mine.push_back({row.period, row.node, row.cause, 0});
    if (row.binds > mine.back().binds) mine.back() = {row.period, row.node, row.cause, row.binds};
  }
  return stages;
}

std::string overview_words(const Overview& overview) {
  const Json summary = Json::parse(overview.summary);
  const auto runs = summary["replications"].get<std::uint64_t>();
  const auto years = binding_stages(overview.bottlenecks, true);
  std::string text;
  for (const auto& [customer, data] : summary["customers"].items()) {
    if (data["milestones"].empty()) continue;
    text += milestone_words(customer, data["milestones"], runs);
    const auto mine = years.find(customer);
    if (mine != years.end())
      text += "What holds its racks back most, year by year: " + binding_words(mine->second, runs) + ". ";
    text += stranded_words(customer, data);
    text += payments_words(customer, summary);
  }
  if (text.empty()) text = years.empty() ? delivery_words(summary) + waiting_words(summary) : racks_words(years, runs);
  text += displacement_words(summary);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace gigaramp::cli
