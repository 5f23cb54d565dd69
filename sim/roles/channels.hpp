#pragma once

#include <vector>

#include "sim/roles/world.hpp"

namespace gigaramp {

/// Every way by which an effect of one role can reach another: letters from buyers to suppliers and back, plans,
/// freight from makers to users, and over lanes with limited throughput.
/// @param role_of  role index by entity
std::vector<Channel> find_channels(const Scenario& scenario, const Network& network,
                                   const std::vector<std::uint32_t>& role_of);

}  // namespace gigaramp
