#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/roles/inbox.hpp"
#include "sim/roles/outbox.hpp"

namespace gigaramp {

/// What a role holds at a moment, for the books.
struct Holding {
  ProductId product;
  std::int64_t quantity = 0;  ///< [quanta] in stock, installed or delivered here
};

/// A plant, designer, site, ... as a state machine without thread, clock or SimGrid.
/// Rules: `act` does all that is due at exactly `now` and nothing else; it may plan own work only at later stamps;
/// it reads nothing but its own state and the letters given.
class Role {
 public:
  virtual ~Role() = default;
  /// First stamp at which the role has work of its own; never when it only reacts.
  virtual Stamp next() const = 0;
  /// Does what is due at `now`: `letters` are those stamped `now`, sorted; effects go to `out`.
  virtual void act(Stamp now, std::span<const Letter> letters, Outbox& out) = 0;
  /// Goods on hand (in stock, installed, delivered), by product.
  virtual void holdings(std::vector<Holding>& to) const = 0;
  /// What has been ordered from it and is not served yet: granted by a designer, started by a plant, shipped by a
  /// store.
  virtual void unserved(std::vector<Holding>& /*to*/) const {}
  /// Cents on its account; nullopt when it has none.
  virtual std::optional<std::int64_t> balance() const { return std::nullopt; }
  /// What the role waits for, in words, when it cannot go on; empty when nothing is open.
  virtual std::string waits_for() const { return {}; }
};

/// Lets a role do all its work and reading with stamps before `until`, in order; stops early once more than
/// `most` letters wait in the outbox. The windows of the engine call it; so do tests without SimGrid.
/// @return number of stamps worked on
std::uint64_t advance(Role& role, Inbox& inbox, Stamp until, Outbox& out, std::size_t most);

}  // namespace gigaramp
