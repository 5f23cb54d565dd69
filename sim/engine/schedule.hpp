#pragma once

#include <cstdint>
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
  void find_earliest(const std::vector<Stamp>& next, const std::vector<Date>& reads);
  Date arrival(const Channel& channel, Date sent) const;
  void grant_windows(const std::vector<Stamp>& next, Stamp end);
  void grant_date(const std::vector<Stamp>& next, Stamp end);

  const World* world_;
  bool windows_;
  std::vector<std::vector<Channel>> from_;  ///< channels by sender
  std::vector<Date> activity_;              ///< earliest date at which a role can act
  std::vector<Date> reading_;               ///< earliest date at which a role can read a letter
  std::vector<Date> earliest_;              ///< earliest date of an effect that can still reach a role
  std::vector<Grant> grants_;
};

}  // namespace gigaramp::engine
