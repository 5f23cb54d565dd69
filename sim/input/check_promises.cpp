#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/quantity.hpp"
#include "sim/input/checks.hpp"

// Promises of one supplier that cannot all be kept are told with both places where they stand.
namespace gigaramp::input {
namespace {

constexpr double kRounding = 1e-9;

// A letter of intent binds from the day on which it becomes a contract; one without a chance never does.
Date begin_of(const Contract& contract) {
  if (!contract.firms) return contract.from;
  return contract.firms->probability <= 0 ? Date::never() : std::max(contract.from, contract.firms->on);
}

bool holds(const Contract& contract, Date at) {
  return begin_of(contract) <= at && at < contract.until.value_or(Date::never());
}

bool overlap(const Contract& a, const Contract& b) {
  return a.supplier == b.supplier && (holds(a, begin_of(b)) || holds(b, begin_of(a)));
}

std::string percent(double share) {
  return number_text(std::round(share * 1e6) / 1e4) + " %";
}

// Capacity of a plant at a date, linear between its points [starts per second]; units where it makes one product.
double capacity(const Plant& plant, Date date) {
  const auto rate = [](const CapacityPoint& point) {
    return mean(point.rate.value.law) / static_cast<double>(point.rate.per_seconds);
  };
  const auto later = std::find_if(plant.starts.begin(), plant.starts.end(),
                                  [date](const CapacityPoint& point) { return date < point.at; });
  double starts = rate(later == plant.starts.begin() ? *later : *std::prev(later));
  if (later != plant.starts.begin() && later != plant.starts.end()) {
    const CapacityPoint& before = *std::prev(later);
    const double part =
        static_cast<double>((date - before.at).seconds) / static_cast<double>((later->at - before.at).seconds);
    starts += part * (rate(*later) - rate(before));
  }
  return plant.makes.size() == 1 ? starts * mean(plant.makes.front().per_start.law) : starts;
}

class PromiseCheck {
 public:
  explicit PromiseCheck(const Cursor& root) : root_(root), scenario_(root.reading->scenario) {}

  void run() const {
    for (std::size_t i = 0; i < scenario_.contracts.size(); ++i) {
      const Contract& contract = scenario_.contracts[i];
      if (begin_of(contract).is_never()) continue;
      if (contract.share) check_share(i);
      if (contract.volume) check_volume(i);
      for (std::size_t k = 0; k < i; ++k) check_order(contract, scenario_.contracts[k]);
    }
  }

 private:
  Cursor at(const Contract& contract, const std::string& key) const {
    return deepest(root_, {"contracts", contract.id, key});
  }
  const std::string& name(EntityId entity) const { return scenario_.entities[entity.index()].id; }

  // The contracts up to number `last` that promise what it does, and hold with it at a date.
  template <class Promise>
  std::vector<const Contract*> held(std::size_t last, Date date, Promise Contract::*what) const {
    std::vector<const Contract*> all;
    for (std::size_t i = 0; i <= last; ++i) {
      const Contract& one = scenario_.contracts[i];
      if (one.supplier == scenario_.contracts[last].supplier && one.*what && holds(one, date)) all.push_back(&one);
    }
    return all;
  }

  // What is promised changes where a contract begins.
  std::vector<Date> begins(std::size_t last) const {
    std::vector<Date> dates;
    for (std::size_t i = 0; i <= last; ++i) {
      const Date date = begin_of(scenario_.contracts[i]);
      if (holds(scenario_.contracts[last], date)) dates.push_back(date);
    }
    std::sort(dates.begin(), dates.end());
    return dates;
  }

  void check_share(std::size_t index) const {
    const Contract& contract = scenario_.contracts[index];
    double most = 0;
    std::vector<const Contract*> together;
    for (const Date date : begins(index)) {
      const std::vector<const Contract*> now = held(index, date, &Contract::share);
      double sum = 0;
      for (const Contract* one : now) sum += *one->share;
      if (sum <= most) continue;
      most = sum;
      together = now;
    }
    if (together.size() > 1 && most > 1 + kRounding) {
      const Contract& other = *together[together.size() - 2];
      at(contract, "share")
          .error("'" + name(contract.supplier) + "' has promised " + percent(most) + " of its supply",
                 "'" + other.id + "' at " + place_of(at(other, "share")) + " promises the rest");
    }
    check_share_and_rule(contract, most);
  }

  const NodePolicy* policy(EntityId node) const {
    const Entity& entity = scenario_.entities[node.index()];
    if (entity.kind == Entity::Kind::Plant) return &scenario_.plants[entity.index].policy;
    if (entity.kind == Entity::Kind::Store) return &scenario_.stores[entity.index].policy;
    if (entity.kind == Entity::Kind::Designer) return &scenario_.designers[entity.index].policy;
    return nullptr;
  }

  void check_share_and_rule(const Contract& contract, double promised) const {
    const NodePolicy* own = policy(contract.supplier);
    if (own == nullptr) return;
    for (const DatedRule& dated : own->allocation) {
      if (dated.rule.kind != Rule::Kind::Reserved || dated.rule.volumes) continue;
      double sum = promised;
      for (const Rule::Named& named : dated.rule.named) sum += named.value;
      if (sum <= 1 + kRounding) continue;
      const Cursor entry = place_of_supplier(root_, contract);
      at(contract, "share")
          .warning("with the shares that its own rule keeps '" + name(contract.supplier) + "' has promised " +
                       percent(sum) + " of its supply",
                   "the rule stands at " + place_of(entry.has("allocation") ? entry.at("allocation") : entry));
    }
  }

  // Two who are both first, or one who is first and one with a part of its own: one of them will be disappointed.
  void check_order(const Contract& contract, const Contract& earlier) const {
    if (!overlap(earlier, contract) || earlier.customer == contract.customer) return;
    if (contract.priority && earlier.priority) {
      at(contract, "priority")
          .warning("'" + name(contract.supplier) + "' has promised '" + name(contract.customer) + "' and '" +
                       name(earlier.customer) + "' to serve them first",
                   "the other promise is at " + place_of(at(earlier, "priority")));
      return;
    }
    const Contract& first = contract.priority ? contract : earlier;
    const Contract& other = contract.priority ? earlier : contract;
    if (!first.priority || (!other.share && !other.volume)) return;
    at(other, other.share ? "share" : "volume")
        .warning("'" + name(first.customer) + "' is served first and may leave less than what '" +
                     name(contract.supplier) + "' keeps for '" + name(other.customer) + "'",
                 "the priority is at " + place_of(at(first, "priority")));
  }

  void check_volume(std::size_t index) const {
    const Contract& contract = scenario_.contracts[index];
    const Entity& supplier = scenario_.entities[contract.supplier.index()];
    if (supplier.kind != Entity::Kind::Plant || scenario_.plants[supplier.index].starts.empty()) return;
    const Plant& plant = scenario_.plants[supplier.index];
    for (const Date date : begins(index)) {
      const std::vector<const Contract*> now = held(index, date, &Contract::volume);
      double sum = 0;
      std::string others;
      for (const Contract* one : now) {
        sum += mean(one->volume->value.law) / static_cast<double>(one->volume->per_seconds);
        if (one != &contract) others += (others.empty() ? "" : ", ") + place_of(at(*one, "volume"));
      }
      if (sum <= capacity(plant, date) * (1 + kRounding)) continue;
      const auto monthly = [](double rate) {
        return number_text(std::round(rate * static_cast<double>(kMonth.seconds)));
      };
      at(contract, "volume")
          .warning("'" + plant.id + "' has promised " + monthly(sum) + " a month and can make " +
                       monthly(capacity(plant, date)) + " on " + to_string(date),
                   "its capacity is at " + place_of(deepest(root_, {"plants", plant.id, "capacity"})) +
                       (others.empty() ? "" : "; the other promises at " + others));
      return;
    }
  }

  const Cursor& root_;
  const Scenario& scenario_;
};

}  // namespace

void check_promises(const Cursor& root) {
  PromiseCheck(root).run();
}

}  // namespace gigaramp::input
