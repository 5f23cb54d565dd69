#pragma once

#include <string>

namespace gigaramp {

/// Singular of an English noun by its ending: `-ies` of more than four letters becomes `-y` (batteries), `-sses`,
/// `-xes`, `-ches` lose `-es` (boxes), other `-s` goes (dies, wafers) except in `-ss` (glass). Words that do not follow
/// the rule keep the wrong form consistently, so that `2 caches` and `3 caches` still agree.
std::string singular_of(const std::string& noun);

/// A plural that `singular_of` takes back to `noun`; `noun` itself where there is none.
std::string plural_of(const std::string& noun);

}  // namespace gigaramp
