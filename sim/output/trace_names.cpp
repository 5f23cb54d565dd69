#include "sim/output/trace_names.hpp"

#include <algorithm>
#include <array>

#include "sim/analysis/order_names.hpp"

namespace gigaramp {

namespace {

constexpr std::array<std::string_view, TraceNames::kGroups> kGroupNames = {"plants", "stores",    "designers", "lanes",
                                                                           "sites",  "customers", "orders"};
constexpr std::array<std::string_view, 8> kWhats = {"order",      "waits",    "lot",   "in transit",
                                                    "installing", "starting", "shell", "power"};

}  // namespace

std::uint32_t TraceNames::group_of(std::uint32_t entity) const {
  return static_cast<std::uint32_t>(scenario_->entities[entity].kind);
}

std::uint32_t TraceNames::group_of(const TraceSlice& slice) const {
  return slice.is_order() ? kGroups - 1 : group_of(slice.entity);
}

std::string_view TraceNames::group_name(std::uint32_t group) {
  return kGroupNames[group];
}

std::string TraceNames::track(const TraceSlice& slice) const {
  const std::string& name = entity(slice.entity);
  return slice.lane == 0 ? name : name + " (" + std::to_string(slice.lane + 1) + ")";
}

std::string TraceNames::slice(const TraceSlice& slice) const {
  using What = TraceSlice::What;
  if (slice.what == What::Lot) return product(slice.product);
  if (slice.what == What::Shell || slice.what == What::Power) {
    const Site& site = scenario_->sites[scenario_->entities[slice.entity].index];
    return site.phases[static_cast<std::size_t>(slice.number)].id + " " + std::string(what(slice.what));
  }
  if (slice.order == 0) return product(slice.product);
  return slice.is_order() ? order(slice.order) : order(slice.order) + " " + std::string(what(slice.what));
}

std::string_view TraceNames::what(TraceSlice::What what) {
  return kWhats[static_cast<std::size_t>(what)];
}

std::string TraceNames::order(std::int64_t order) const {
  return name_of_order(*scenario_, *facts_, OrderId{order});
}

std::string TraceNames::product(std::uint32_t product) const {
  return product < scenario_->products.size() ? scenario_->products[product].id : std::string{};
}

std::string TraceNames::party(std::uint16_t party) const {
  return party < scenario_->entities.size() ? scenario_->entities[party].id : std::string{};
}

double TraceNames::units(const TraceSlice& slice) const {
  const std::int64_t quanta =
      slice.product < scenario_->products.size() ? scenario_->products[slice.product].quanta_per_unit : 1;
  return static_cast<double>(slice.quantity) / static_cast<double>(quanta);
}

std::string_view TraceNames::counter(TraceCounter counter) {
  constexpr std::array<std::string_view, kTraceCounters> kNames = {"backlog", "wip", "it power", "cash"};
  return kNames[static_cast<std::size_t>(counter)];
}

std::string_view TraceNames::unit(TraceCounter counter) {
  if (counter == TraceCounter::Cash) return "million $";
  return counter == TraceCounter::Megawatts ? "MW" : "units";
}

}  // namespace gigaramp
