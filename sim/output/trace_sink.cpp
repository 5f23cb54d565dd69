#include "sim/output/trace_sink.hpp"

namespace gigaramp {

namespace {

bool has_some(const std::set<std::uint32_t>& set, std::uint32_t value) {
  return set.empty() || set.contains(value);
}

}  // namespace

bool TraceFilter::has(const TraceSlice& slice) const {
  const bool is_theirs = customers.empty() || customers.contains(slice.for_customer) || customers.contains(slice.buyer);
  return has_some(entities, slice.entity) && has_some(products, slice.product) && is_theirs;
}

}  // namespace gigaramp
