#include "sim/model/contracts.hpp"

#include <algorithm>
#include <set>

namespace gigaramp {

namespace {

bool is_promise(const Contract& contract) {
  return contract.priority || contract.share || contract.volume;
}

NodePolicy* policy_of(Scenario& scenario, EntityId node) {
  const Entity& entity = scenario.entities[node.index()];
  if (entity.kind == Entity::Kind::Plant) return &scenario.plants[entity.index].policy;
  if (entity.kind == Entity::Kind::Store) return &scenario.stores[entity.index].policy;
  if (entity.kind == Entity::Kind::Designer) return &scenario.designers[entity.index].policy;
  return nullptr;
}

// The parts of customers are claimants of their own where designers buy.
void see_customers(Scenario& scenario, EntityId node) {
  const Entity& entity = scenario.entities[node.index()];
  if (entity.kind != Entity::Kind::Plant) return;
  Plant& plant = scenario.plants[entity.index];
  const bool is_upstream = plant.kind == "fab" || plant.kind == "memory" || plant.kind == "packaging";
  if (is_upstream) plant.policy.see_through = true;
}

Rule reserved(std::vector<Rule::Named> named, bool volumes, Rule rest) {
  Rule rule;
  rule.kind = Rule::Kind::Reserved;
  rule.named = std::move(named);
  rule.volumes = volumes;
  rule.inner = std::make_shared<const Rule>(std::move(rest));
  return rule;
}

// Several promises to one party count together.
void add(std::vector<Rule::Named>& named, const std::string& party, double value) {
  for (Rule::Named& one : named) {
    if (one.party == party) {
      one.value += value;
      return;
    }
  }
  named.push_back({party, value});
}

// The promises that hold at a date, before the rule that is the node's own then.
Rule rule_at(const Scenario& scenario, const std::vector<const Contract*>& held, const NodePolicy& policy, Rule own) {
  std::vector<Rule::Named> shares;
  std::vector<Rule::Named> volumes;
  std::vector<std::string> first;
  for (const Contract* contract : held) {
    const std::string& party = scenario.entities[contract->customer.index()].id;
    if (contract->share) add(shares, party, *contract->share);
    if (contract->volume) {
      const double periods =
          static_cast<double>(policy.every.seconds) / static_cast<double>(contract->volume->per_seconds);
      add(volumes, party, mean(contract->volume->value.law) * periods);
    }
    const bool is_new = std::find(first.begin(), first.end(), party) == first.end();
    if (contract->priority && is_new) first.push_back(party);
  }
  if (!shares.empty()) own = reserved(std::move(shares), false, std::move(own));
  if (!volumes.empty()) own = reserved(std::move(volumes), true, std::move(own));
  if (first.empty()) return own;
  Rule rule;
  rule.kind = Rule::Kind::Priority;
  rule.tiers = {first, {"rest"}};
  rule.inner = std::make_shared<const Rule>(std::move(own));
  return rule;
}

const DatedRule* own_at(const std::vector<DatedRule>& own, Date at) {
  const DatedRule* found = nullptr;
  for (const DatedRule& dated : own) {
    if (dated.from <= at) found = &dated;
  }
  return found;
}

void apply_at(Scenario& scenario, EntityId node, RunSeed run) {
  NodePolicy& policy = *policy_of(scenario, node);
  std::vector<DatedRule> own = policy.allocation;
  // A rule without an inner one takes the rule before it: made explicit, since promises now stand between them.
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool may_have = own[i].rule.kind == Rule::Kind::Priority || own[i].rule.kind == Rule::Kind::Reserved ||
                          own[i].rule.kind == Rule::Kind::ContractShares;
    if (!may_have || own[i].rule.inner) continue;
    own[i].rule.inner = std::make_shared<const Rule>(i > 0 ? own[i - 1].rule : Rule{});
  }
  std::vector<std::pair<const Contract*, Term>> promises;
  std::set<Date> dates;
  for (const Contract& contract : scenario.contracts) {
    if (contract.supplier != node || !is_promise(contract)) continue;
    const Term term = term_of(contract, run);
    if (term.from.is_never() || term.from >= scenario.end) continue;
    promises.emplace_back(&contract, term);
    dates.insert(std::max(term.from, scenario.start));
    if (!term.until.is_never()) dates.insert(term.until);
  }
  if (promises.empty()) return;
  for (const DatedRule& dated : own) dates.insert(dated.from);
  std::vector<DatedRule> rules;
  for (const Date date : dates) {
    std::vector<const Contract*> held;
    for (const auto& [contract, term] : promises) {
      if (term.holds(date)) held.push_back(contract);
    }
    const DatedRule* before = own_at(own, date);
    rules.push_back({date, rule_at(scenario, held, policy, before != nullptr ? before->rule : Rule{})});
  }
  policy.allocation = std::move(rules);
  see_customers(scenario, node);
}

}  // namespace

Term term_of(const Contract& contract, RunSeed run) {
  Term term{contract.from, contract.until.value_or(Date::never())};
  if (!contract.firms) return term;
  const Stream luck(run, stream_key("contracts." + contract.id), Purpose::Probability);
  if (luck.uniform(0) >= contract.firms->probability) return {Date::never(), Date::never()};
  term.from = std::max(term.from, contract.firms->on);
  return term;
}

void apply_contracts(Scenario& scenario, RunSeed run) {
  std::set<EntityId> nodes;
  for (const Contract& contract : scenario.contracts) {
    if (is_promise(contract) && policy_of(scenario, contract.supplier) != nullptr) nodes.insert(contract.supplier);
  }
  for (const EntityId node : nodes) apply_at(scenario, node, run);
}

}  // namespace gigaramp
