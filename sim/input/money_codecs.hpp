#pragma once

#include "sim/input/codecs.hpp"
#include "sim/input/measure.hpp"

/// How money is written, and the parts of a scenario that hold it.
namespace gigaramp::input {

Measure money();          ///< dollars, >= 0
Measure money_or_debt();  ///< dollars
/// `16 bn$/year`, drawn once per replication.
Codec<RateInput> money_rate();

ShapePtr price_shape();
void read_prices(const Cursor& cursor, Scenario& scenario);
ShapePtr terms_shape();
void read_terms(const Cursor& cursor, Scenario& scenario);
ShapePtr cash_shape();
void read_cash(const Cursor& cursor, Customer& customer);
ShapePtr spend_path_shape();
void read_spend_path(const Cursor& cursor, Customer& customer);

}  // namespace gigaramp::input
