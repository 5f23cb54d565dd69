#include "sim/analysis/money_flows.hpp"

namespace gigaramp {

namespace {

constexpr double kCentsPerDollar = 100;

}  // namespace

void MoneyFlows::on(const Event& event) {
  using enum EventType;
  const bool enters = event.type == MoneyEntered;
  if (!enters && event.type != MoneyLeft && event.type != MoneyPaid) return;
  const std::uint32_t from = enters ? EntityId::kNone : event.entity;
  const std::uint32_t to = enters ? event.entity : event.type == MoneyPaid ? event.other : EntityId::kNone;
  cents_[{from, to, static_cast<std::uint32_t>(event.quantity), event.for_customer}] += event.value;
}

std::vector<PaymentRow> MoneyFlows::rows() const {
  const auto name = [this](std::uint32_t entity) {
    return entity < scenario_->entities.size() ? scenario_->entities[entity].id : std::string{};
  };
  std::vector<PaymentRow> rows;
  for (const auto& [key, cents] : cents_) {
    if (cents == 0) continue;
    rows.push_back({name(key[0]), name(key[1]), std::string(name_of(static_cast<PaymentFor>(key[2]))), name(key[3]),
                    static_cast<double>(cents) / kCentsPerDollar});
  }
  return rows;
}

}  // namespace gigaramp
