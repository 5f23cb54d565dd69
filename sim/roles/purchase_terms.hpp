#pragma once

#include "sim/roles/letter.hpp"
#include "sim/roles/sourcing.hpp"
#include "sim/rules/purchase.hpp"

namespace gigaramp {

/// The order of a purchase lot as it is written; its id is (site, number of the lot).
inline OrderTerms terms_of(const Scenario& scenario, const PurchaseLot& lot) {
  const Site& site = scenario.sites[lot.site];
  const EntityId self = entity_of(scenario, site.id);
  return {OrderId::of(self, lot.number),
          lot.product,
          lot.quantity,
          site.for_customer,
          site.buyer,
          self,
          self,
          lot.placed,
          lot.due,
          OrderId::of(self, lot.first),
          lot.spare};
}

}  // namespace gigaramp
