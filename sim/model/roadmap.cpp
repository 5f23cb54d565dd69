#include "sim/model/roadmap.hpp"

#include <algorithm>

namespace gigaramp {

std::vector<const RoadmapStep*> family_of(const Designer& designer, ProductId product) {
  std::vector<const RoadmapStep*> family;
  const auto own = std::find_if(designer.roadmap.begin(), designer.roadmap.end(),
                                [product](const RoadmapStep& step) { return step.product == product; });
  if (own == designer.roadmap.end()) return family;
  for (const RoadmapStep& step : designer.roadmap) {
    if (step.family == own->family) family.push_back(&step);
  }
  std::stable_sort(family.begin(), family.end(), [](const RoadmapStep* a, const RoadmapStep* b) {
    return a->from.value_or(Date{}) < b->from.value_or(Date{});
  });
  return family;
}

bool is_sold(const RoadmapStep& step, Date date) {
  return (!step.from || *step.from <= date) && (!step.until || date < *step.until + kDay);
}

ProductId newest_sold(const Designer& designer, ProductId product, Date date) {
  const std::vector<const RoadmapStep*> family = family_of(designer, product);
  ProductId latest = family.empty() ? product : family.front()->product;
  for (const RoadmapStep* step : family) {
    if (!step->from || *step->from <= date) latest = step->product;
  }
  return latest;
}

double planned_share(const std::vector<const RoadmapStep*>& family, std::size_t index, Date date) {
  const auto begun = [&](std::size_t k) { return k == 0 || !family[k]->from || *family[k]->from <= date; };
  if (!begun(index)) return 0;
  const auto takes_over = [&](std::size_t k) {  // share of generation k against all before it
    if (k == 0) return 1.0;
    if (!begun(k)) return 0.0;
    const std::optional<Date> until = family[k - 1]->until;
    const Date from = family[k]->from.value_or(Date{});
    if (!until) return 0.5;  // both are sold without end
    if (*until <= from || date >= *until) return 1.0;
    return static_cast<double>((date - from).seconds) / static_cast<double>((*until - from).seconds);
  };
  double share = takes_over(index);
  for (std::size_t k = index + 1; k < family.size(); ++k) share *= 1 - takes_over(k);
  return share;
}

const Designer* seller_of(const Scenario& scenario, ProductId product) {
  for (const Designer& designer : scenario.designers) {
    for (const RoadmapStep& step : designer.roadmap) {
      if (step.product == product) return &designer;
    }
  }
  return nullptr;
}

}  // namespace gigaramp
