#include "tools/gigaramp/paired_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/analysis/paired_dates.hpp"
#include "sim/base/quantity.hpp"
#include "tools/gigaramp/figures_text.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostWithSpread = 3;  ///< milestones whose spread fits beside each other

// What one scenario says about one milestone, beside what the first one says.
struct Compared {
  std::optional<Date> p50;
  double reached = 0;
  PairedDates paired;
};

Compared compare(const DatesByReplication& first, const DatesByReplication& other) {
  std::vector<std::optional<Date>> dates;
  for (const auto& [replication, date] : other) dates.push_back(date);
  const auto there = std::count_if(dates.begin(), dates.end(), [](const auto& date) { return date.has_value(); });
  Compared result;
  result.reached = dates.empty() ? 0 : static_cast<double>(there) / static_cast<double>(dates.size());
  result.p50 = date_quantile(std::move(dates), 50);
  result.paired = paired_dates(first, other);
  return result;
}

// A milestone that another scenario does not have was reached by none of its replications.
const DatesByReplication& dates_of(const ScenarioDates& run, const MilestoneKey& key) {
  static const DatesByReplication kNone;
  const auto found = run.milestones.find(key);
  return found == run.milestones.end() ? kNone : found->second;
}

std::string day_text(const std::optional<Date>& date) {
  return date ? to_string(*date).substr(0, 10) : "not reached";
}

std::string date_cell(const Compared& c) {
  return day_text(c.p50) + (c.reached < 1 ? " (" + percent_text(c.reached) + ")" : "");
}

std::string signed_number(double days) {
  const std::string text = short_number(days);
  return days > 0 && text != "0" ? "+" + text : text;
}

std::string days_cell(const Compared& c, bool has_room) {
  if (!c.paired.days) return "-";
  const Spread& d = *c.paired.days;
  const std::string interval = c.paired.half_width ? " +-" + short_number(*c.paired.half_width) : "";
  if (d.p10 == d.p90 && d.p10 == d.mean) return signed_number(d.mean);
  if (!has_room) return signed_number(d.mean) + interval;
  return fmt::format("{}{} ({} to {})", signed_number(d.mean), interval, signed_number(d.p10), signed_number(d.p90));
}

std::vector<MilestoneKey> shown_milestones(const std::vector<ScenarioDates>& runs) {
  std::vector<MilestoneKey> keys;
  for (const auto& [key, dates] : runs.front().milestones) {
    if (std::get<2>(key) == "facility") keys.push_back(key);
  }
  return keys;
}

Json days_json(const std::optional<Spread>& d) {
  if (!d) return nullptr;
  return {{"mean", d->mean}, {"p10", d->p10}, {"p50", d->p50}, {"p90", d->p90}};
}

}  // namespace

std::string paired_text(const std::vector<ScenarioDates>& runs, const Style& style) {
  const std::vector<MilestoneKey> keys = shown_milestones(runs);
  if (keys.empty()) return "";
  const bool has_room = keys.size() <= kMostWithSpread;
  std::vector<std::string> header{""};
  for (const auto& [customer, gw, measure] : keys) {
    header.push_back(fmt::format("{} {} GW", customer, number_text(gw)));
    header.emplace_back("days");
  }
  TextTable table(std::move(header));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<std::string> row{runs[i].scenario};
    for (const MilestoneKey& key : keys) {
      const Compared c = compare(dates_of(runs.front(), key), dates_of(runs[i], key));
      row.push_back(date_cell(c));
      row.push_back(i == 0 ? "" : days_cell(c, has_room));
    }
    table.add(std::move(row));
  }
  return style.heading("Milestones: p50 (share of runs, where not all reach it); days to " + runs.front().scenario +
                       ", run by run: mean +- 95 % half-width" + (has_room ? " (p10 to p90)" : "")) +
         "\n" + table.text();
}

Json paired_json(const std::vector<ScenarioDates>& runs) {
  Json list = Json::array();
  for (std::size_t i = 1; i < runs.size(); ++i) {
    for (const auto& [key, dates] : runs[i].milestones) {
      const Compared c = compare(dates_of(runs.front(), key), dates);
      list.push_back({{"scenario", runs[i].scenario},
                      {"to", runs.front().scenario},
                      {"customer", std::get<0>(key)},
                      {"gw", std::get<1>(key)},
                      {"measure", std::get<2>(key)},
                      {"p50", c.p50 ? Json(day_text(c.p50)) : Json()},
                      {"reached", c.reached},
                      {"pairs", c.paired.pairs},
                      {"only_here", c.paired.only_other},
                      {"only_there", c.paired.only_first},
                      {"days", days_json(c.paired.days)},
                      {"half_width", c.paired.half_width ? Json(*c.paired.half_width) : Json()}});
    }
  }
  return list;
}

}  // namespace gigaramp::cli
