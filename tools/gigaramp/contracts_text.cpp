#include "tools/gigaramp/contracts_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/base/quantity.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string name(const Scenario& scenario, EntityId entity) {
  return entity.is_some() ? scenario.entities[entity.index()].id : "the market";
}

std::string dollars(const Input& input) {
  return to_string(Quantity{mean(input.law), Dimension::Money, "", 0});
}

std::string percent(double share) {
  return number_text(std::round(share * 1e6) / 1e4) + " %";
}

std::string per_time(const RateInput& rate, Dimension dimension, const std::string& noun) {
  return to_string(Quantity{mean(rate.value.law), dimension, noun, rate.per_seconds});
}

std::string day(Date date) {
  return to_string(date).substr(0, 10);
}

std::vector<std::string> money_promises(const Scenario& scenario, const Contract& contract) {
  std::vector<std::string> list;
  const auto unit = [&](ProductId product) { return scenario.products[product.index()].id; };
  for (const auto& [product, price] : contract.price) list.push_back(unit(product) + " at " + dollars(price));
  if (contract.prepay) {
    const std::string expansion = contract.prepay->expansion.empty() ? "" : " for " + contract.prepay->expansion;
    list.push_back("prepays " + dollars(contract.prepay->amount) + " on " + day(contract.prepay->on) + expansion);
  }
  if (contract.take_or_pay) {
    list.push_back("takes or pays " + per_time(contract.take_or_pay->quantity, Dimension::Rate, "unit") + " of " +
                   unit(contract.take_or_pay->product));
  }
  if (contract.lease) {
    const std::string most = contract.lease->most > 0 ? ", at most " + std::to_string(contract.lease->most) : "";
    list.push_back("leases " + unit(contract.lease->product) + " at " +
                   per_time(contract.lease->price, Dimension::MoneyRate, "") + " a unit" + most);
  }
  if (contract.rent) list.push_back("rents power at " + per_time(*contract.rent, Dimension::MoneyRate, "") + " a GW");
  if (contract.tranches) {
    list.push_back("gets " + dollars(contract.tranches->amount) + " for every " +
                   number_text(contract.tranches->every_gw) + " GW that runs, at most " +
                   dollars(contract.tranches->most));
  }
  return list;
}

std::vector<std::string> promises(const Scenario& scenario, const Contract& contract) {
  std::vector<std::string> list;
  if (contract.priority) list.push_back("is served first");
  if (contract.share) list.push_back(percent(*contract.share) + " of the supply is kept");
  if (contract.volume) list.push_back(per_time(*contract.volume, Dimension::Rate, "unit") + " are kept");
  for (std::string& one : money_promises(scenario, contract)) list.push_back(std::move(one));
  if (!contract.gives.empty()) list.push_back("\"" + contract.gives + "\"");
  return list;
}

std::string standing(const Contract& contract) {
  if (!contract.firms) return "firm";
  return "letter, " + percent(contract.firms->probability) + " on " + day(contract.firms->on);
}

std::string raise_words(const Scenario& scenario, const Raise& raise) {
  const std::string kind = raise.kind == Raise::Kind::Debt ? "debt" : "equity";
  return dollars(raise.amount) + " of " + kind + " to " + name(scenario, raise.to) + " on " + day(raise.on.date) +
         (raise.probability < 1 ? ", " + percent(raise.probability) : "");
}

}  // namespace

std::string contracts_text(const Scenario& scenario) {
  if (scenario.contracts.empty() && scenario.raises.empty()) return "Nobody has promised anything.\n";
  TextTable table({"contract", "customer", "supplier", "from", "until", "standing", "promise"}, 7);
  for (const Contract& contract : scenario.contracts) {
    bool is_first = true;
    for (const std::string& promise : promises(scenario, contract)) {
      if (is_first) {
        table.add({contract.id, name(scenario, contract.customer), name(scenario, contract.supplier),
                   day(contract.from), contract.until ? day(*contract.until) : "the end", standing(contract), promise});
      } else {
        table.add({"", "", "", "", "", "", promise});
      }
      is_first = false;
    }
  }
  TextTable money({"raise", "from", "what"}, 3);
  for (const Raise& raise : scenario.raises) {
    money.add({raise.id, name(scenario, raise.from), raise_words(scenario, raise)});
  }
  std::string text = table.empty() ? "" : table.text();
  if (!money.empty()) text += (text.empty() ? "" : "\n") + money.text();
  if (!scenario.keeps_accounts) text += "\nNobody pays in this scenario (accounts: false).\n";
  return text;
}

std::string contracts_json(const Scenario& scenario) {
  Json contracts = Json::array();
  for (const Contract& contract : scenario.contracts) {
    Json one = {{"id", contract.id},
                {"customer", name(scenario, contract.customer)},
                {"supplier", name(scenario, contract.supplier)},
                {"from", day(contract.from)},
                {"until", contract.until ? Json(day(*contract.until)) : Json()},
                {"firms", Json()},
                {"promises", promises(scenario, contract)}};
    if (contract.firms) one["firms"] = {{"on", day(contract.firms->on)}, {"probability", contract.firms->probability}};
    contracts.push_back(std::move(one));
  }
  Json raises = Json::array();
  for (const Raise& raise : scenario.raises) {
    raises.push_back({{"id", raise.id},
                      {"to", name(scenario, raise.to)},
                      {"from", raise.from.is_some() ? Json(name(scenario, raise.from)) : Json()},
                      {"usd", mean(raise.amount.law)},
                      {"on", day(raise.on.date)},
                      {"probability", raise.probability}});
  }
  return Json{{"accounts", scenario.keeps_accounts}, {"contracts", contracts}, {"raises", raises}}.dump(2) + "\n";
}

}  // namespace gigaramp::cli
