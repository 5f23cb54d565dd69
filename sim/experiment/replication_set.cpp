#include "sim/experiment/replication_set.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace gigaramp {

namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

ReplicationSet first_replications(std::uint64_t count) {
  ReplicationSet set;
  for (std::uint64_t r = 0; r < count; ++r) set.insert(set.end(), r);
  return set;
}

ReplicationSet first_of(const ReplicationSet& set, std::uint64_t count) {
  const auto length = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(count, set.size()));
  return {set.begin(), std::next(set.begin(), length)};
}

std::string to_text(const ReplicationSet& set) {
  std::string out;
  for (auto at = set.begin(); at != set.end();) {
    const std::uint64_t first = *at;
    std::uint64_t last = first;
    while (++at != set.end() && *at == last + 1) last = *at;
    if (!out.empty()) out += ',';
    out += std::to_string(first);
    if (last > first) out += "-" + std::to_string(last);
  }
  return out;
}

std::optional<ReplicationSet> parse_replications(std::string_view text) {
  ReplicationSet set;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const std::size_t dash = part.find('-');
    const auto first = number_of(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number_of(part.substr(dash + 1));
    if (!first || !last || *last < *first || *last - *first >= kMostReplications) return std::nullopt;
    for (std::uint64_t i = 0; i <= *last - *first; ++i) set.insert(*first + i);  // also up to the largest number
    if (set.size() > kMostReplications) return std::nullopt;
  }
  return set;
}

ReplicationSet without(const ReplicationSet& all, const ReplicationSet& some) {
  ReplicationSet out;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::inserter(out, out.end()));
  return out;
}

}  // namespace gigaramp
