// A date that can be read prints to a text that reads back to the same date; calendar functions never go backwards.
#include <cstdlib>
#include <string_view>

#include "sim/base/time.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gigaramp;
  const auto date = parse_date(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!date) return 0;
  require(parse_date(to_string(*date)) == date);
  require(next_month(*date) > *date && next_quarter(*date) >= next_month(*date));
  require(date_of(civil_of(*date)).value() <= *date);
  require(!quarter_label(*date).empty() && !month_label(*date).empty());
  return 0;
}
