#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace gigaramp {

/// The network of a scenario for Graphviz: places as frames, plants, stores, designers, sites and customers in them,
/// goods as full lines with the way they take, orders as dashed ones. Where many makers meet many users of one
/// product the lines run through a dot of the product, so that they grow with the sum and not with the product.
std::string network_dot(const Scenario& scenario);

}  // namespace gigaramp
