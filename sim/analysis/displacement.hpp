#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/analysis/findings.hpp"
#include "sim/analysis/result.hpp"
#include "sim/events/event.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Who was displaced by whom: at every node, the displacement D of each party (what first come, first served would
/// have granted it by now, less what it was granted) integrated over time. A loser (D > 0) is displaced by the
/// gainers (D < 0) in proportion to their excess. At every date the D of a node and product add up to zero.
class Displacement {
 public:
  Displacement(const Scenario& scenario, Findings& findings);

  void on(const Event& event);
  /// Rows with displaced unit-days, by (node, product, gainer, loser).
  std::vector<DisplacementRow> finish();

 private:
  using Party = std::uint32_t;  ///< entity: who the claim is for, else its direct buyer
  /// One thing that one node allocates.
  struct Book {
    Date since;
    std::map<Party, std::int64_t> behind;                       ///< D [quanta]
    std::map<std::pair<Party, Party>, double> quantum_seconds;  ///< by (gainer, loser)
  };

  void accrue(Book& book, Date until);
  Party party_of(const Event& event) const;
  double megawatts_per_unit(ProductId product) const;

  const Scenario* scenario_;
  Findings* findings_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Book> books_;  ///< by (node, product)
};

}  // namespace gigaramp
