#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace gigaramp::cli {

/// Who promised what: one line per contract and promise, then raises. One sentence when there are none.
std::string contracts_text(const Scenario& scenario);

/// The same as `{"contracts": [{id, customer, supplier, from, until, firms, promises}], "raises": [...]}`.
std::string contracts_json(const Scenario& scenario);

}  // namespace gigaramp::cli
