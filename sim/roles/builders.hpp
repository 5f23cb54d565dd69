#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/roles/letter.hpp"

namespace gigaramp {

/// The plants that build a designer's products, as far as their offers tell: what each can take now. Products of one
/// plant share its slots.
class Builders {
 public:
  /// How one plant builds one product.
  struct Bench {
    std::size_t plant = 0;
    EntityId entity;
    ProductId product;
    OfferCapacity::Line offer = {};
    std::int64_t granted = 0;  ///< units since the start
    std::int64_t kitless = 0;  ///< of these, without kits from the designer
  };

  /// Declares that `plant` builds `product`.
  void add(EntityId plant, ProductId product);
  void read(EntityId plant, const OfferCapacity& offer);

  /// Units of a product that all its builders, or one bench, can be granted now.
  std::int64_t room(ProductId product) const;
  std::int64_t room(const Bench& bench) const;
  /// Of these, units that need no kit.
  std::int64_t spare(ProductId product) const;
  std::int64_t spare(const Bench& bench) const;
  /// A builder of a product without room; none when all have some.
  EntityId full_builder(ProductId product) const;

  /// The bench that can take most of a product with `kits` at hand beside its spare ones; ties to the first.
  Bench& best(ProductId product, std::int64_t kits);
  /// Units that a bench can take with `kits` at hand.
  std::int64_t takes(const Bench& bench, std::int64_t kits) const;

  /// Units of a product that its builders could start per week, at a date: linear to a year ahead, constant after.
  double per_week(ProductId product, Duration ahead) const;

  const std::vector<Bench>& benches() const { return benches_; }

 private:
  struct Plant {
    EntityId entity;
    std::int64_t slots = 0;
    double per_week = 0;
    double per_week_ahead = 0;
  };
  std::int64_t free_slots(std::size_t plant) const;

  std::vector<Plant> plants_;
  std::vector<Bench> benches_;
};

}  // namespace gigaramp
