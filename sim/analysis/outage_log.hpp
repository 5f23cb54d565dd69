#pragma once

#include <cstdint>
#include <vector>

#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// When disruptions lasted where, so that waits can be told from outages.
class OutageLog {
 public:
  explicit OutageLog(const Scenario& scenario);

  void on(const Event& event);
  bool empty() const { return is_empty_; }

  /// What kind of time a disruption must have stopped to be its cause.
  enum class Of : std::uint8_t { Capacity, Work, Goods, Sale };
  /// A stretch of time, and whether it belongs to an outage.
  struct Part {
    Date from;
    Date to;
    bool is_outage = false;
  };
  /// Cuts [from, to) at one node into adjoining parts; `parties` matter for `Sale` only: whom a designer may not serve.
  std::vector<Part> cut(std::uint32_t node, Of of, Date from, Date to, std::uint32_t for_customer = EntityId::kNone,
                        std::uint32_t buyer = EntityId::kNone) const;

 private:
  struct Span {
    Date from;
    Date until;
    std::uint32_t disruption = 0;
  };
  bool counts(std::uint32_t node, const Disruption& what, Of of, std::uint32_t for_customer, std::uint32_t buyer) const;

  const Scenario* scenario_;
  std::vector<std::vector<Span>> spans_;  ///< by entity, in order of date
  bool is_empty_ = true;
};

}  // namespace gigaramp
