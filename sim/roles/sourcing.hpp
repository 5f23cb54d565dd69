#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// One supplier of a product and its share of what a buyer orders.
struct Supplier {
  EntityId entity;
  double share = 1;
};

/// Who supplies `product` to `buyer`: the `sources` of the buyer, else all makers in proportion to capacity.
std::vector<Supplier> suppliers_of(const Scenario& scenario, EntityId buyer, ProductId product);

/// Spreads orders over suppliers so that cumulative quantities follow the shares.
class SupplierChoice {
 public:
  SupplierChoice() = default;
  explicit SupplierChoice(std::vector<Supplier> suppliers) : suppliers_(std::move(suppliers)) {
    given_.resize(suppliers_.size(), 0);
  }
  const std::vector<Supplier>& all() const { return suppliers_; }
  /// The supplier that is furthest behind its share; ties to the first.
  EntityId next(std::int64_t quantity);

 private:
  std::vector<Supplier> suppliers_;
  std::vector<std::int64_t> given_;
  std::int64_t total_ = 0;
};

/// True when finished units of `product` belong to a designer and reach their users by its grants: a component, made
/// by a packaging plant, of a product on a roadmap.
bool is_granted_by_designer(const Scenario& scenario, ProductId product);

/// Designer on whose roadmap `product`, or a product made of it, stands; none when there is none.
EntityId designer_of(const Scenario& scenario, ProductId product);

/// All edges "buys from" between entities, for the ranks of orders within a date.
std::vector<std::pair<EntityId, EntityId>> buys_from(const Scenario& scenario);

/// The plant with that entity id; requires that it is one.
const Plant& plant_of(const Scenario& scenario, EntityId entity);
EntityId entity_of(const Scenario& scenario, std::string_view id);

}  // namespace gigaramp
