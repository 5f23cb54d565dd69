#pragma once

#include "sim/analysis/result.hpp"
#include "sim/output/result_table.hpp"

namespace gigaramp {

/// `displacement`: one row per replication, node, product, gainer and loser.
const ResultTable<DisplacementRow>& displacement_table();

}  // namespace gigaramp
