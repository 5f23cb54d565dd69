#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace gigaramp {

using ReplicationSet = std::set<std::uint64_t>;

/// Replications of one run at most; a typing error should not fill the disk.
inline constexpr std::uint64_t kMostReplications = 1'000'000;

/// 0, 1, ..., count - 1.
ReplicationSet first_replications(std::uint64_t count);

/// The `count` smallest members.
ReplicationSet first_of(const ReplicationSet& set, std::uint64_t count);

/// `0-41,43` for 0 to 41 and 43; empty for none.
std::string to_text(const ReplicationSet& set);

/// Reads `to_text` again; nullopt when the text is no list of ranges of at most kMostReplications.
std::optional<ReplicationSet> parse_replications(std::string_view text);

/// Members of `all` that are not in `some`.
ReplicationSet without(const ReplicationSet& all, const ReplicationSet& some);

}  // namespace gigaramp
