#include <algorithm>
#include <set>

#include "sim/base/quantity.hpp"
#include "sim/input/checks.hpp"

// What one contract alone cannot mean. What several promise together: check_promises.cpp.
namespace gigaramp::input {
namespace {

class ContractCheck {
 public:
  explicit ContractCheck(const Cursor& root) : root_(root), scenario_(root.reading->scenario) {}

  void run() {
    for (const Contract& contract : scenario_.contracts) {
      check_one(contract);
      check_money(contract);
      check_sites(contract);
    }
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
                 "declared at " + place_of(place_of_supplier(root_, contract)));
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

  const Cursor& root_;
  const Scenario& scenario_;
};

}  // namespace

std::string place_of(const Cursor& cursor) {
  const Origin& origin = cursor.node->at;
  return (origin.source ? origin.source->name + ":" : std::string("line ")) + std::to_string(origin.line);
}

Cursor place_of_supplier(const Cursor& root, const Contract& contract) {
  const std::string& id = root.reading->scenario.entities[contract.supplier.index()].id;
  for (const char* section : {"plants", "stores", "designers", "customers"}) {
    const Cursor entry = deepest(root, {section, id});
    if (entry.path == section + ("." + id)) return entry;
  }
  return root;
}

void check_contracts(const Cursor& root) {
  ContractCheck(root).run();
  check_promises(root);
  check_prepayments(root);
}

}  // namespace gigaramp::input
