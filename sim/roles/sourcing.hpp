#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/rules/planning.hpp"

namespace gigaramp {

/// One supplier of a product and its share of what a buyer orders, over time.
struct Supplier {
  EntityId entity;
  std::vector<DatedShare> shares;  ///< sorted by date, not empty; over all suppliers they add up to 1 at every date
};

/// Who supplies `product` to `buyer`, by entity id: whoever ever has a share in the `sources` of the buyer or is named
/// by the store's `from`, else all makers in proportion to capacity. Nobody supplies a source that never runs out.
std::vector<Supplier> suppliers_of(const Scenario& scenario, EntityId buyer, ProductId product);

/// Spreads orders over suppliers so that cumulative quantities follow the shares at the dates of ordering.
class SupplierChoice {
 public:
  SupplierChoice() = default;
  explicit SupplierChoice(std::vector<Supplier> suppliers) : suppliers_(std::move(suppliers)) {
    behind_.resize(suppliers_.size(), 0);
  }
  const std::vector<Supplier>& all() const { return suppliers_; }
  /// Of those who have a share at the date, the one that is furthest behind it; ties to the first.
  EntityId next(std::int64_t quantity, Date date);

 private:
  std::vector<Supplier> suppliers_;
  std::vector<double> behind_;  ///< share of what was ordered so far, less what it got [units]
};

/// Stores that follow a customer's demand, by id.
std::vector<EntityId> followers_of(const Scenario& scenario, EntityId customer);

/// True when finished units of `product` belong to a designer and reach their users by its grants: a component, made
/// by a packaging plant, of a product on a roadmap.
bool is_granted_by_designer(const Scenario& scenario, ProductId product);

/// Designer on whose roadmap `product`, or a product made of it, stands; none when there is none.
EntityId designer_of(const Scenario& scenario, ProductId product);

/// All edges "buys from" between entities, for the ranks of orders within a date.
std::vector<std::pair<EntityId, EntityId>> buys_from(const Scenario& scenario);

/// The plant that passes units on to `stage`; none when there is none.
EntityId feeder_of(const Scenario& scenario, EntityId stage);

/// The plant with that entity id; requires that it is one.
const Plant& plant_of(const Scenario& scenario, EntityId entity);
EntityId entity_of(const Scenario& scenario, std::string_view id);

}  // namespace gigaramp
