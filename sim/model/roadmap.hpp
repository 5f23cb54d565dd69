#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// Products of a designer's roadmap that stand for each other: an order for one of them is served by whichever is
/// sold when it is granted, the newest first. In order of `from`.
std::vector<const RoadmapStep*> family_of(const Designer& designer, ProductId product);

/// Whether a step is sold at a date: from `from` up to and including `until`.
bool is_sold(const RoadmapStep& step, Date date);

/// The newest product of the family of `product` that is sold at a date; before the first the first, after the last
/// the last.
ProductId newest_sold(const Designer& designer, ProductId product, Date date);

/// Part of a family's demand that is planned as this step at a date [fraction in [0, 1]]. While two generations are
/// sold, the newer grows linearly from none at its `from` to all at the older one's `until`.
double planned_share(const std::vector<const RoadmapStep*>& family, std::size_t step, Date date);

/// The designer who sells a product; null when it is on no roadmap.
const Designer* seller_of(const Scenario& scenario, ProductId product);

}  // namespace gigaramp
