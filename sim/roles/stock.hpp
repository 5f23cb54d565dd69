#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/id.hpp"
#include "sim/roles/role.hpp"

namespace gigaramp {

/// Units on hand at one entity, by product. Never negative: taking more than there is breaks an invariant.
class Stock {
 public:
  void add(ProductId product, std::int64_t quantity) { cell(product) += quantity; }

  void take(ProductId product, std::int64_t quantity, Date date, const std::string& where) {
    std::int64_t& on_hand = cell(product);
    if (quantity > on_hand) {
      throw InvariantError(date, where + ": takes " + std::to_string(quantity) + " of product " +
                                     std::to_string(product.value) + " with " + std::to_string(on_hand) + " in stock");
    }
    on_hand -= quantity;
  }

  std::int64_t of(ProductId product) const {
    for (const auto& [id, quantity] : cells_) {
      if (id == product) return quantity;
    }
    return 0;
  }

  void holdings(std::vector<Holding>& to) const {
    for (const auto& [id, quantity] : cells_) to.push_back({id, quantity});
  }

 private:
  std::int64_t& cell(ProductId product) {
    for (auto& [id, quantity] : cells_) {
      if (id == product) return quantity;
    }
    return cells_.emplace_back(product, 0).second;
  }

  std::vector<std::pair<ProductId, std::int64_t>> cells_;  ///< a handful of products: linear search is fastest
};

}  // namespace gigaramp
