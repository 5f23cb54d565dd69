// A quantity that can be read prints to a text that reads back to the same quantity; all else gets a reason.
#include <cstdlib>
#include <string_view>

#include "sim/base/decimal.hpp"
#include "sim/base/quantity.hpp"

namespace {

using namespace gigaramp;

bool is_same(const Quantity& a, const Quantity& b) {
  return a.value == b.value && a.dimension == b.dimension && a.noun == b.noun && a.per == b.per;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const QuantityOrError read = parse_quantity(text);
  if (!read.quantity) {
    require(!read.error.empty());
    return 0;
  }
  const QuantityOrError again = parse_quantity(to_string(*read.quantity));
  require(again.quantity.has_value() && is_same(*again.quantity, *read.quantity));
  return 0;
}
