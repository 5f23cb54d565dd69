#include "tools/gigaramp/overview_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tools/gigaramp/figures_text.hpp"
#include "tools/gigaramp/overview_words.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDelays = 12;
constexpr double kShownMegawattDays = 0.05;
constexpr double kBillion = 1e9;
constexpr double kShownBillions = 0.005;

struct Delay {
  std::string customer;
  std::string node;
  std::string cause;
  double mw_days = 0;
};

// Sums over the years, largest first. What is not due yet is no delay.
std::vector<Delay> delays_of(const std::vector<BottleneckRow>& rows) {
  std::map<std::tuple<std::string, std::string, std::string>, double> sums;
  for (const BottleneckRow& row : rows) {
    if (row.period.size() == 4 && row.cause != "schedule") sums[{row.customer, row.node, row.cause}] += row.mw_days;
  }
  std::vector<Delay> delays;
  for (const auto& [key, sum] : sums) delays.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), sum});
  std::stable_sort(delays.begin(), delays.end(), [](const Delay& a, const Delay& b) { return a.mw_days > b.mw_days; });
  return delays;
}

// Whoever has milestones first: the scenario is about them.
std::vector<std::string> customers_in_order(const std::map<std::string, std::vector<BindingStage>>& stages,
                                            const Json& summary) {
  std::vector<std::string> customers;
  for (const auto& [customer, months] : stages) customers.push_back(customer);
  std::stable_partition(customers.begin(), customers.end(), [&](const std::string& customer) {
    const auto& all = summary["customers"];
    return all.contains(customer) && !all[customer]["milestones"].empty();
  });
  return customers;
}

// Months with the same stage together.
std::string months_text(const std::vector<BottleneckRow>& rows, const Json& summary, const Style& style) {
  std::string text;
  const auto stages = binding_stages(rows, false);
  for (const std::string& customer : customers_in_order(stages, summary)) {
    const std::vector<BindingStage>& months = stages.at(customer);
    TextTable table({"from", "to", "cause", "node", "share of runs"}, 4);
    for (std::size_t i = 0; i < months.size();) {
      std::size_t last = i;
      double least = months[i].binds;
      double most = least;
      while (last + 1 < months.size() && months[last + 1].node == months[i].node &&
             months[last + 1].cause == months[i].cause) {
        ++last;
        least = std::min(least, months[last].binds);
        most = std::max(most, months[last].binds);
      }
      const std::string share = least == most ? percent_text(most) : percent_text(least) + " to " + percent_text(most);
      table.add({months[i].period, months[last].period, months[i].cause, months[i].node, share});
      i = last + 1;
    }
    text += "\n" + style.heading("What binds " + customer + ", by month") + "\n" + table.text();
  }
  return text;
}

std::string delays_text(const std::vector<BottleneckRow>& rows, const Style& style) {
  TextTable table({"customer", "cause", "node", "MW-days"}, 3);
  const std::vector<Delay> delays = delays_of(rows);
  for (std::size_t i = 0; i < std::min(delays.size(), kMostDelays); ++i) {
    table.add({delays[i].customer, delays[i].cause, delays[i].node, short_number(delays[i].mw_days)});
  }
  return table.empty() ? std::string{} : "\n" + style.heading("Largest waits, mean of all runs") + "\n" + table.text();
}

// One matrix per node: who gained stands in the rows, who paid in the columns.
std::string displacement_text(const Json& summary, const Style& style) {
  std::map<std::string, std::map<std::string, std::map<std::string, double>>> nodes;
  std::map<std::string, std::set<std::string>> victims;
  for (const Json& row : summary["displacement"]) {
    const double megawatts = row["mw_days"]["mean"].get<double>();
    if (megawatts < kShownMegawattDays) continue;
    const auto node = row["node"].get<std::string>();
    nodes[node][row["by"].get<std::string>()][row["victim"].get<std::string>()] += megawatts;
    victims[node].insert(row["victim"].get<std::string>());
  }
  std::string text;
  for (const auto& [node, gainers] : nodes) {
    std::vector<std::string> header{"sooner \\ later"};
    header.insert(header.end(), victims[node].begin(), victims[node].end());
    TextTable table(header);
    for (const auto& [by, losses] : gainers) {
      std::vector<std::string> cells{by};
      for (const std::string& victim : victims[node]) {
        const auto at = losses.find(victim);
        cells.push_back(at == losses.end() ? "-" : short_number(at->second));
      }
      table.add(cells);
    }
    text += "\n" + style.heading("Displacement at " + node + ", MW-days against first come, first served") + "\n" +
            table.text();
  }
  return text;
}

std::string stranded_text(const Json& summary, const Style& style) {
  TextTable table({"", "racks wait for power", "power waits for racks"});
  for (const auto& [customer, data] : summary["customers"].items()) {
    const Json& stranded = data["stranded_mw_days"];
    if (!stranded.contains("racks_wait_for_power")) continue;
    table.add({customer, short_number(stranded["racks_wait_for_power"]["mean"].get<double>()),
               short_number(stranded["power_waits_for_racks"]["mean"].get<double>())});
  }
  return table.empty() ? std::string{} : "\n" + style.heading("Stranded, MW-days") + "\n" + table.text();
}

// What stood idle, in dollars, by (customer, which half waits) and year.
using IdleYears = std::map<std::pair<std::string, std::string>, std::map<std::string, double>>;

IdleYears idle_billions(const Json& summary) {
  IdleYears idle;
  for (const auto& [customer, data] : summary["customers"].items()) {
    if (!data.contains("idle_usd")) continue;
    for (const auto& [what, years] : data["idle_usd"].items()) {
      for (const auto& [year, dollars] : years.items()) {
        const double billions = dollars["mean"].get<double>() / kBillion;
        if (billions >= kShownBillions) idle[{customer, what}][year] = billions;
      }
    }
  }
  return idle;
}

std::string stranded_capital_text(const Json& summary, const Style& style) {
  const IdleYears idle = idle_billions(summary);
  std::set<std::string> years;
  for (const auto& [key, values] : idle) {
    for (const auto& [year, billions] : values) years.insert(year);
  }
  std::vector<std::string> header{"", ""};
  header.insert(header.end(), years.begin(), years.end());
  TextTable table(header, 2);
  for (const auto& [key, values] : idle) {
    const bool is_racks = key.second == "racks_wait_for_power";
    std::vector<std::string> cells{key.first, is_racks ? "racks that wait for power" : "power that waits for racks"};
    for (const std::string& year : years) cells.push_back(values.contains(year) ? short_number(values.at(year)) : "-");
    table.add(cells);
  }
  if (table.empty()) return {};
  return "\n" + style.heading("Stranded capital, bn$, averaged over each year") + "\n" + table.text();
}

// What the words of the tables above mean.
std::string legend_text(const Overview& overview, const Json& summary, const Style& style) {
  constexpr auto kCauses = std::to_array<std::pair<const char*, const char*>>({
      {"schedule", "not due yet; counts only when nothing else waits"},
      {"material", "packages or other components were short"},
      {"capacity", "no free start, machine or room"},
      {"allocation", "others got what first come, first served would have given"},
      {"shell", "racks are there or due, the building is not"},
      {"power", "the building is there, the power is not"},
      {"installation", "racks wait for hands or are being installed"},
      {"outage", "a plant stood still"},
      {"money", "the buyer could not pay"},
  });
  TextTable table({"", ""}, 2);
  for (const auto& [cause, meaning] : kCauses) {
    const auto is_it = [&](const BottleneckRow& row) { return row.cause == cause && row.binds > 0; };
    if (std::any_of(overview.bottlenecks.begin(), overview.bottlenecks.end(), is_it)) table.add({cause, meaning});
  }
  if (!table.empty()) table.add({"binds", "most MW-days of the customer's racks waited there in that month"});
  if (!summary["displacement"].empty()) {
    table.add({"sooner \\ later", "rows were served sooner than first come, first served would have, columns later"});
  }
  if (table.empty()) return {};
  table.add({"MW-days", "IT power of the racks times the days: 100 MW that wait 30 days are 3,000"});
  return "\n" + style.heading("What the words mean") + "\n" + table.text();
}

}  // namespace

std::string overview_text(const Overview& overview, const Style& style) {
  const Json summary = Json::parse(overview.summary);
  return wrapped(overview_words(overview)) + months_text(overview.bottlenecks, summary, style) +
         delays_text(overview.bottlenecks, style) + displacement_text(summary, style) + stranded_text(summary, style) +
         stranded_capital_text(summary, style) + legend_text(overview, summary, style);
}

std::string overview_json(const Overview& overview) {
  const Json summary = Json::parse(overview.summary);
  Json out = {{"words", overview_words(overview)},
              {"replications", summary["replications"]},
              {"bottlenecks", Json::array()},
              {"delays", Json::array()},
              {"displacement", summary["displacement"]},
              {"stranded_mw_days", Json::object()}};
  for (const BottleneckRow& row : overview.bottlenecks) {
    out["bottlenecks"].push_back({{"customer", row.customer},
                                  {"period", row.period},
                                  {"node", row.node},
                                  {"cause", row.cause},
                                  {"mw_days", row.mw_days},
                                  {"binds", row.binds}});
  }
  for (const Delay& delay : delays_of(overview.bottlenecks)) {
    out["delays"].push_back(
        {{"customer", delay.customer}, {"node", delay.node}, {"cause", delay.cause}, {"mw_days", delay.mw_days}});
  }
  for (const auto& [customer, data] : summary["customers"].items()) {
    out["stranded_mw_days"][customer] = data["stranded_mw_days"];
    if (data.contains("idle_usd")) out["stranded_usd"][customer] = data["idle_usd"];
  }
  return out.dump(2) + "\n";
}

}  // namespace gigaramp::cli
