#pragma once

#include <string>
#include <vector>

namespace gigaramp::cli {

/// Values from 0 to their largest as one row of blocks, at most `width` of them; in plain ASCII where the terminal's
/// language has no UTF-8.
std::string sparkline(const std::vector<double>& values, std::size_t width);

}  // namespace gigaramp::cli
