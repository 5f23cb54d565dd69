#include "tools/gigaramp/figures_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace gigaramp::cli {

using Json = nlohmann::ordered_json;

namespace {

std::string with_commas(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return (value < 0 && digits != "0" ? "-" : "") + digits;
}

}  // namespace

std::string date_text(const Json& date) {
  return date.is_null() ? "not reached" : date.get<std::string>();
}

std::string short_number(double value) {
  const double size = std::abs(value);
  if (size >= 1000 || std::floor(value) == value) return with_commas(value);
  std::string text = fmt::format("{:.{}f}", value, size >= 100 ? 0 : (size >= 10 ? 1 : (size >= 1 ? 2 : 3)));
  return size < 0.0005 ? "0" : text;
}

std::string percent_text(double fraction) {
  return fmt::format("{:.0f} %", fraction * 100);
}

std::string spread_text(const Json& spread) {
  const std::string low = short_number(spread["p10"].get<double>());
  const std::string high = short_number(spread["p90"].get<double>());
  const std::string mean = short_number(spread["mean"].get<double>());
  return low == high && low == mean ? mean : fmt::format("{} ({}-{})", mean, low, high);
}

std::string section(const Style& style, const std::string& heading, const TextTable& table) {
  return table.empty() ? std::string{} : "\n" + style.heading(heading) + "\n" + table.text();
}

std::string wrapped(const std::string& text) {
  constexpr std::size_t kWidth = 110;
  std::string out;
  std::size_t width = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::size_t length = to - from;
    const bool is_full = width > 0 && width + 1 + length > kWidth;
    if (width > 0) out += is_full ? '\n' : ' ';
    width = is_full || width == 0 ? length : width + 1 + length;
    out += text.substr(from, length);
    from = to + 1;
  }
  return out + "\n";
}

}  // namespace gigaramp::cli
