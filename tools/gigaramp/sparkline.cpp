#include "tools/gigaramp/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "tools/gigaramp/terminal.hpp"

namespace gigaramp::cli {

namespace {

using Blocks = std::array<std::string_view, 9>;

constexpr Blocks kBlocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr Blocks kAscii{" ", ".", ":", "-", "=", "+", "*", "#", "@"};

}  // namespace

std::string sparkline(const std::vector<double>& values, std::size_t width) {
  if (values.empty() || width == 0) return "";
  const double largest = *std::max_element(values.begin(), values.end());
  const Blocks& blocks = speaks_utf8() ? kBlocks : kAscii;
  const std::size_t columns = std::min(width, values.size());
  std::string line;
  for (std::size_t i = 0; i < columns; ++i) {
    // The last value of each column's part: a ramp ends where the run ends.
    const double value = values[(i + 1) * values.size() / columns - 1];
    const double height = largest > 0 ? std::ceil(std::max(value, 0.0) / largest * 8) : 0;
    line += blocks[static_cast<std::size_t>(height)];
  }
  return line;
}

}  // namespace gigaramp::cli
