#include "sim/analysis/goods_flows.hpp"

namespace gigaramp {

void GoodsFlows::on(const Event& event) {
  if (event.type != EventType::Shipped || event.other == EntityId::kNone || event.product == ProductId::kNone) return;
  // A lane that passes goods on is no sender of its own.
  if (scenario_->entities[event.entity].kind == Entity::Kind::Lane) return;
  quanta_[{event.entity, event.other, event.product}] += event.quantity;
}

std::vector<FlowRow> GoodsFlows::rows() const {
  std::vector<FlowRow> rows;
  for (const auto& [key, quanta] : quanta_) {
    const Product& product = scenario_->products[key[2]];
    rows.push_back({scenario_->entities[key[0]].id, scenario_->entities[key[1]].id, product.id,
                    static_cast<double>(quanta) / static_cast<double>(product.quanta_per_unit)});
  }
  return rows;
}

}  // namespace gigaramp
