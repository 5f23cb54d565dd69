#include "tools/gigaramp/payments_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "tools/gigaramp/figures_text.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kBillion = 1e9;
constexpr std::size_t kMostPayers = 4;

struct Payer {
  std::string name;
  double racks = 0;
  double buildings = 0;  ///< both in bn$
  double sum() const { return racks + buildings; }
};

// Whoever paid for what is a customer's, the largest first.
std::vector<Payer> payers_of(const std::string& customer, const Json& summary) {
  std::map<std::string, Payer> payers;
  if (!summary.contains("payments")) return {};
  for (const Json& payment : summary["payments"]) {
    const auto what = payment["what"].get<std::string>();
    const bool is_building = what == "building";
    if (payment["for"] != customer || (!is_building && what != "deposit" && what != "goods")) continue;
    const auto name = payment["from"].get<std::string>();
    Payer& payer = payers.try_emplace(name, Payer{name}).first->second;
    (is_building ? payer.buildings : payer.racks) += payment["usd"]["mean"].get<double>() / kBillion;
  }
  std::vector<Payer> list;
  for (auto& [name, payer] : payers) list.push_back(std::move(payer));
  std::stable_sort(list.begin(), list.end(), [](const Payer& a, const Payer& b) { return a.sum() > b.sum(); });
  return list;
}

std::string or_dash(double billions) {
  return billions > 0 ? short_number(billions) : "-";
}

}  // namespace

std::string payments_text(const Json& summary, const Style& style) {
  TextTable table({"for", "paid by", "racks", "buildings", "both"}, 2);
  for (const auto& [customer, data] : summary["customers"].items()) {
    if (data["milestones"].empty()) continue;
    for (const Payer& payer : payers_of(customer, summary)) {
      table.add({customer, payer.name, or_dash(payer.racks), or_dash(payer.buildings), short_number(payer.sum())});
    }
  }
  return section(style, "Who paid for racks and buildings: bn$ until the end, means", table);
}

std::string payments_words(const std::string& customer, const Json& summary) {
  const std::vector<Payer> payers = payers_of(customer, summary);
  if (payers.empty()) return {};
  double total = 0;
  std::string list;
  for (std::size_t i = 0; i < payers.size(); ++i) {
    total += payers[i].sum();
    if (i >= kMostPayers) continue;
    list += fmt::format("{}{} bn$ by {}", list.empty() ? "" : ", ", short_number(payers[i].sum()), payers[i].name);
  }
  return fmt::format("Racks and buildings for {} cost {} bn$: {}. ", customer, short_number(total), list);
}

}  // namespace gigaramp::cli
