#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/roles/world.hpp"

namespace gigaramp::engine {

/// Leave to work on everything stamped before `until`.
struct Grant {
  std::uint32_t role = 0;
  Stamp until;
};

/// Decides who may work how far ahead: conservative lookahead (Chandy & Misra, CACM 24(4), 1981) over the channels.
/// A role may work through all dates strictly before the earliest date at which any effect can still reach it; when
/// nobody can, everybody with work before the earliest possible reply to the smallest stamp works on that date.
class Schedule {
 public:
  /// @param windows  false: every window is one date
  Schedule(const World& world, bool windows);

  /// @param next  first stamp of work of each role, unread letters included; all before `end` count
  /// @param reads first date at which a role reads a letter that is waiting in its inbox
  /// @return who works now; empty when nobody has work before `end`
  const std::vector<Grant>& plan(const std::vector<Stamp>& next, const std::vector<Date>& reads, Date end);

 private:
  /// A channel as the search uses it.
  struct Edge {
    std::uint32_t to = 0;
    bool is_freight = false;
    std::uint32_t desk = 0;  ///< of a letter: position in `desks_`
    Duration least = {};     ///< of freight
  };
  /// Receivers with the same period of reading; the search asks for the same date again and again.
  struct Desk {
    Duration period = {};
    Date sent;
    Date opening;
  };
  /// Something that can happen: date, role * 2 + (1 when it is reading).
  using Entry = std::pair<Date, std::uint32_t>;

  void find_earliest(const std::vector<Stamp>& next, const std::vector<Date>& reads, Date end);
  void follow(const std::vector<Edge>& edges, Date date);
  void open(Date date, std::uint32_t node);
  std::uint32_t desk_of(EntityId receiver);
  Date opening(Desk& desk, Date sent) const;
  void grant_windows(const std::vector<Stamp>& next, Stamp end);
  void grant_date(const std::vector<Stamp>& next, Stamp end);

  const World* world_;
  bool windows_;
  std::vector<std::vector<Edge>> from_;  ///< by sender * 2 + (1 for what follows only from reading)
  std::vector<bool> hears_;              ///< by role: some channel leads to it
  std::vector<Desk> desks_;              ///< by period
  std::vector<Entry> open_;              ///< heap, earliest on top
  std::vector<Date> activity_;           ///< earliest date at which a role can act
  std::vector<Date> reading_;            ///< earliest date at which a role can read a letter
  std::vector<Date> earliest_;           ///< earliest date of an effect that can still reach a role
  std::vector<Grant> grants_;
};

}  // namespace gigaramp::engine
