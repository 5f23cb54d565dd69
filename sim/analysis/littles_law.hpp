#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/analysis/findings.hpp"
#include "sim/base/time.hpp"

namespace gigaramp {

/// Little's law, L = lambda W, on the recorded sample path of one queue, exactly: the area under the number of units
/// in it equals the sum of the times its units spent in it. The number counts what the events say of the node; the
/// times come from the orders one by one, so that neither can be wrong alone.
///
/// All sums are whole numbers modulo 2^64 [quanta x seconds]: equal sums stay equal, however long the run.
class LittlesLaw {
 public:
  explicit LittlesLaw(Date start = {}) : start_(start) {}

  /// The number in the queue jumps by `change` [quanta].
  void count(std::int64_t change, Date now) {
    number_ += change;
    moment_ += product(change, now - start_);
  }
  /// `quantity` of an order spent `span` in the queue.
  void spent(std::int64_t quantity, Duration span) { spent_ += product(quantity, span); }

  /// The area up to `end` less the times spent; 0 when the law holds. Those still in the queue must have been `spent`
  /// up to `end`.
  std::int64_t gap(Date end) const {
    return static_cast<std::int64_t>(product(number_, end - start_) - moment_ - spent_);
  }

 private:
  static std::uint64_t product(std::int64_t quantity, Duration span) {
    return static_cast<std::uint64_t>(quantity) * static_cast<std::uint64_t>(span.seconds);
  }

  Date start_;
  std::int64_t number_ = 0;
  std::uint64_t moment_ = 0;
  std::uint64_t spent_ = 0;
};

/// Checks the law of one queue at the end of a run; `queue` names it in the message.
void check_littles_law(const LittlesLaw& law, Date end, const std::string& node, const std::string& queue,
                       Findings& findings);

}  // namespace gigaramp
