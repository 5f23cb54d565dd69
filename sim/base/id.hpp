#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace gigaramp {

/// Index into one kind of table; ids of different kinds do not mix. Tables are sorted by name, so the order of a
/// file never shows in an id.
template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = kNone;

  constexpr bool is_some() const { return value != kNone; }
  constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using PlaceId = Id<struct PlaceTag>;
using ProductId = Id<struct ProductTag>;
using EntityId = Id<struct EntityTag>;  ///< plants, designers, stores, sites, customers and lanes, one name space

}  // namespace gigaramp
