#include <algorithm>
#include <set>

#include "sim/base/quantity.hpp"
#include "sim/input/checks.hpp"

// Promises that cannot be kept are told with both places where they stand.
namespace gigaramp::input {
namespace {

constexpr double kRounding = 1e-9;

// While two contracts could hold at once: a letter of intent with no chance never does.
bool overlap(const Contract& a, const Contract& b) {
  const auto never = [](const Contract& c) { return c.firms && c.firms->probability <= 0; };
  if (never(a) || never(b) || a.supplier != b.supplier) return false;
  return a.from < b.until.value_or(Date::never()) && b.from < a.until.value_or(Date::never());
}

class ContractCheck {
 public:
  explicit ContractCheck(const Cursor& root) : root_(root), scenario_(root.reading->scenario) {}

  void run() {
    for (const Contract& contract : scenario_.contracts) {
      check_one(contract);
      check_money(contract);
      check_sites(contract);
    }
    check_shares();
    check_order();
    check_volumes();
  }

 private:
  Cursor at(const Contract& contract, const std::string& key) const {
    return deepest(root_, {"contracts", contract.id, key});
  }
  const std::string& name(EntityId entity) const { return scenario_.entities[entity.index()].id; }
  Entity::Kind kind(EntityId entity) const { return scenario_.entities[entity.index()].kind; }

  void check_one(const Contract& contract) const {
    if (contract.customer == contract.supplier) {
      at(contract, "supplier").error("'" + name(contract.supplier) + "' is customer and supplier of the same contract");
    }
    if (contract.until && *contract.until <= contract.from) {
      at(contract, "until")
          .error("'" + to_string(*contract.until) + "' is not after the first date '" + to_string(contract.from) + "'");
    }
    const bool is_promise = contract.priority || contract.share || contract.volume;
    if (is_promise && kind(contract.supplier) == Entity::Kind::Customer) {
      at(contract, "supplier")
          .error("'" + name(contract.supplier) + "' is a customer and has nothing to split",
                 "name a plant, store or designer, or promise rent");
    }
    if (contract.prepay && !contract.prepay->expansion.empty() && !can_expand(contract)) {
      at(contract, "prepay")
          .error("'" + name(contract.supplier) + "' has no expansion '" + contract.prepay->expansion +
                     "' that the money could pay for",
                 "declared at " + place_of(supplier_place(contract)));
    }
  }

  bool can_expand(const Contract& contract) const {
    const Entity& supplier = scenario_.entities[contract.supplier.index()];
    if (supplier.kind != Entity::Kind::Plant) return false;
    const std::vector<Expansion>& expansions = scenario_.plants[supplier.index].expansions;
    return std::any_of(expansions.begin(), expansions.end(),
                       [&](const Expansion& one) { return one.id == contract.prepay->expansion; });
  }

  Cursor supplier_place(const Contract& contract) const {
    const std::string& id = name(contract.supplier);
    for (const char* section : {"plants", "stores", "designers", "customers"}) {
      const Cursor entry = deepest(root_, {section, id});
      if (entry.path == section + ("." + id)) return entry;
    }
    return root_;
  }

  bool sells(EntityId supplier, ProductId product) const {
    for (const Designer& designer : scenario_.designers) {
      if (find_entity(scenario_, designer.id) != supplier) continue;
      return std::any_of(designer.roadmap.begin(), designer.roadmap.end(),
                         [&](const RoadmapStep& step) { return step.product == product; });
    }
    const std::vector<EntityId> makers = makers_of(scenario_, product);
    return std::find(makers.begin(), makers.end(), supplier) != makers.end();
  }

  bool has_price(const Contract& contract, ProductId product) const {
    const auto is_it = [&](const Price& price) { return price.product == product; };
    const auto is_own = [&](const auto& price) { return price.first == product; };
    return std::any_of(scenario_.prices.begin(), scenario_.prices.end(), is_it) ||
           std::any_of(contract.price.begin(), contract.price.end(), is_own);
  }

  void check_money(const Contract& contract) const {
    const auto check_product = [&](const char* key, ProductId product) {
      if (sells(contract.supplier, product)) return;
      at(contract, key)
          .error("'" + name(contract.supplier) + "' does not sell '" + scenario_.products[product.index()].id + "'",
                 "declared at " + place_of(supplier_place(contract)));
    };
    if (contract.lease) check_product("lease", contract.lease->product);
    if (contract.take_or_pay) {
      check_product("take_or_pay", contract.take_or_pay->product);
      if (!has_price(contract, contract.take_or_pay->product)) {
        at(contract, "take_or_pay").error("what was not taken has no price", "give one under 'prices' or 'price'");
      }
    }
    for (const auto& [product, price] : contract.price) check_product("price", product);
    if (contract.rent && kind(contract.supplier) != Entity::Kind::Customer) {
      at(contract, "rent")
          .error("rent is paid to a customer that buys for another",
                 "'" + name(contract.supplier) + "' sells; write 'lease'");
    }
    if (contract.tranches && kind(contract.supplier) == Entity::Kind::Customer) {
      at(contract, "tranches")
          .error("tranches are paid by a plant, store or designer",
                 "write a raise from '" + name(contract.supplier) + "'");
    }
  }

  // Phases that count belong to the customer; without one a tranche has no owner.
  void check_sites(const Contract& contract) const {
    if (!contract.tranches && !contract.rent) return;
    const char* key = contract.tranches ? "tranches" : "rent";
    bool has_phase = false;
    for (const Site& site : scenario_.sites) {
      const EntityId id = find_entity(scenario_, site.id);
      const auto is_it = [&](const auto& one) { return one.first == id; };
      const bool is_named = std::any_of(contract.sites.begin(), contract.sites.end(), is_it);
      if (is_named && site.for_customer != contract.customer) {
        at(contract, "sites")
            .error(
                "'" + site.id + "' is for '" + name(site.for_customer) + "', not for '" + name(contract.customer) + "'",
                "its 'for' is at " + place_of(deepest(root_, {"sites", site.id, "for"})));
      }
      const bool is_rented = !contract.rent || site.buyer == contract.supplier;
      has_phase =
          has_phase || is_named || (contract.sites.empty() && site.for_customer == contract.customer && is_rented);
    }
    if (has_phase) return;
    const std::string who = contract.tranches ? "so the tranches have no owner" : "so there is nothing to rent";
    at(contract, key)
        .error("no phase of a site counts for '" + name(contract.customer) + "', " + who,
               "name sites that are 'for: " + name(contract.customer) + "'; customer at " +
                   place_of(at(contract, "customer")));
  }

  void check_shares() const {
    for (const Contract& contract : scenario_.contracts) {
      if (!contract.share) continue;
      double sum = *contract.share;
      const Contract* other = nullptr;
      for (const Contract& earlier : scenario_.contracts) {
        if (&earlier == &contract) break;
        if (!earlier.share || !overlap(earlier, contract)) continue;
        sum += *earlier.share;
        other = &earlier;
      }
      const std::string percent = number_text(std::round(sum * 1e6) / 1e4) + " %";
      if (other != nullptr && sum > 1 + kRounding) {
        at(contract, "share")
            .error("'" + name(contract.supplier) + "' has promised " + percent + " of its supply",
                   "'" + other->id + "' at " + place_of(at(*other, "share")) + " promises the rest");
      }
      check_share_and_rule(contract, sum);
    }
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
      Cursor entry = supplier_place(contract);
      at(contract, "share")
          .warning("with the shares that its own rule keeps '" + name(contract.supplier) + "' has promised " +
                       number_text(std::round(sum * 1e6) / 1e4) + " % of its supply",
                   "the rule stands at " + place_of(entry.has("allocation") ? entry.at("allocation") : entry));
    }
  }

  // Two who are both first, or one who is first and one with a part of its own: one of them will be disappointed.
  void check_order() const {
    for (const Contract& contract : scenario_.contracts) {
      for (const Contract& earlier : scenario_.contracts) {
        if (&earlier == &contract) break;
        if (!overlap(earlier, contract) || earlier.customer == contract.customer) continue;
        if (contract.priority && earlier.priority) {
          at(contract, "priority")
              .warning("'" + name(contract.supplier) + "' has promised '" + name(contract.customer) + "' and '" +
                           name(earlier.customer) + "' to serve them first",
                       "the other promise is at " + place_of(at(earlier, "priority")));
          continue;
        }
        const Contract& first = contract.priority ? contract : earlier;
        const Contract& other = contract.priority ? earlier : contract;
        if (!first.priority || (!other.share && !other.volume)) continue;
        at(other, other.share ? "share" : "volume")
            .warning("'" + name(first.customer) + "' is served first and may leave less than what '" +
                         name(contract.supplier) + "' keeps for '" + name(other.customer) + "'",
                     "the priority is at " + place_of(at(first, "priority")));
      }
    }
  }

  // Starts per time that a plant can do at a date; units where it makes one product.
  static double capacity(const Plant& plant, Date date) {
    const CapacityPoint* point = nullptr;
    for (const CapacityPoint& one : plant.starts) {
      if (point == nullptr || one.at <= date) point = &one;
    }
    if (point == nullptr) return 0;
    const double starts = mean(point->rate.value.law) / static_cast<double>(point->rate.per_seconds);
    return plant.makes.size() == 1 ? starts * mean(plant.makes.front().per_start.law) : starts;
  }

  void check_volumes() const {
    for (const Contract& contract : scenario_.contracts) {
      if (!contract.volume || kind(contract.supplier) != Entity::Kind::Plant) continue;
      const Plant& plant = scenario_.plants[scenario_.entities[contract.supplier.index()].index];
      if (plant.starts.empty()) continue;
      double sum = 0;
      std::string others;
      for (const Contract& one : scenario_.contracts) {
        if (!one.volume || !overlap(one, contract) || &one > &contract) continue;
        sum += mean(one.volume->value.law) / static_cast<double>(one.volume->per_seconds);
        if (&one != &contract) others += (others.empty() ? "" : ", ") + place_of(at(one, "volume"));
      }
      const Date until = contract.until.value_or(scenario_.end);
      const double most = std::max(capacity(plant, contract.from), capacity(plant, until));
      if (sum <= most * (1 + kRounding)) continue;
      const auto monthly = [](double rate) {
        return number_text(std::round(rate * static_cast<double>(kMonth.seconds)));
      };
      at(contract, "volume")
          .warning("'" + plant.id + "' has promised " + monthly(sum) + " a month and can make " + monthly(most),
                   "its capacity is at " + place_of(deepest(root_, {"plants", plant.id, "capacity"})) +
                       (others.empty() ? "" : "; the other promises at " + others));
    }
  }

  const Cursor& root_;
  const Scenario& scenario_;
};

}  // namespace

std::string place_of(const Cursor& cursor) {
  const Origin& origin = cursor.node->at;
  return (origin.source ? origin.source->name + ":" : std::string("line ")) + std::to_string(origin.line);
}

void check_contracts(const Cursor& root) {
  ContractCheck(root).run();
}

}  // namespace gigaramp::input
