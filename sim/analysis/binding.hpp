#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Which stage keeps orders waiting, tick by tick. While a designer cannot grant all that is claimed of a product and
/// the generations that stand for it, the stage that binds is its assemblers, all of which are without room, or else
/// the maker of the component that ran short; a maker that itself lacks a component passes it on to that component's
/// maker.
class Binding {
 public:
  explicit Binding(const Scenario& scenario);

  void on(const Event& event);

  /// What held claims back at a designer from this date on.
  struct Hold {
    Date since;
    std::uint32_t node = EntityId::kNone;  ///< binding plant, or stage; none when nothing was short
    bool is_material = false;              ///< packages were short; else room at the assemblers
  };
  /// In order of date, for claims of one product at one designer; a hold lasts until the next.
  std::span<const Hold> holds(std::uint32_t designer, std::uint32_t product) const;

  /// Plants that a stage of a designer's hold stands for: all that make the product for it; empty for one entity.
  std::span<const std::uint32_t> plants_of(std::uint32_t designer, std::uint32_t node) const;
  /// The entity to name when it is known who served: `maker` where the hold is about it, else `node`.
  std::uint32_t named(std::uint32_t designer, std::uint32_t node, std::uint32_t maker) const;

  /// `bottleneck_months` and `bottleneck_months/2026` of a plant: time in which it bound some designer [months].
  Metrics metrics(std::uint32_t entity) const;
  /// Part of each stretch between two neighbouring dates in which a plant bound at least one designer, in [0, 1];
  /// one value per stretch. Call after `finish`. `dates` rise.
  std::vector<double> shares(std::uint32_t entity, std::span<const Date> dates) const;
  /// Closes the last tick at the end of the run. Call once.
  void finish();

 private:
  struct Status {
    bool is_full = false;
    ProductId scarce;
  };
  /// Claims of a product and the generations that stand for it, at one designer.
  struct Book {
    std::uint32_t designer = EntityId::kNone;
    std::uint32_t product = ProductId::kNone;  ///< the first of them
    std::vector<Hold> holds = {};
  };
  /// All who make a product for a designer.
  struct Makers {
    std::uint32_t designer = EntityId::kNone;
    std::uint32_t stage = EntityId::kNone;
    std::vector<std::uint32_t> plants = {};
  };
  struct Span {
    Date from;
    Date to;
  };
  std::uint32_t binding_maker(ProductId component, int depth) const;
  std::uint32_t stage_of(const Event& shortage);
  std::vector<Span> spans(std::uint32_t plant) const;
  Duration period(std::uint32_t designer) const;
  Book& book_of(std::uint32_t designer, std::uint32_t product);

  const Scenario* scenario_;
  std::vector<Status> plants_;        ///< by entity: as of its last tick
  std::vector<std::uint32_t> first_;  ///< by product: the first generation that stands for it
  std::vector<Book> books_;
  std::vector<Makers> makers_;
};

/// A stage is one entity, or all makers of a product: numbers from `entities.size()` on stand for products.
std::uint32_t stage_of_makers(const Scenario& scenario, ProductId product);
bool is_of_makers(const Scenario& scenario, std::uint32_t stage);
/// `tsmc-cowos`, or `makers of nvl72`.
std::string stage_name(const Scenario& scenario, std::uint32_t stage);

}  // namespace gigaramp
