#pragma once

#include "sim/input/cursor.hpp"

/// Checks of a scenario that was read: what no single key can know. Each reports into `reading.findings`.
namespace gigaramp::input {

/// Start before end, at most 200 years.
void check_span(const Cursor& root);
/// No product is made of itself, directly or through others.
void check_bom(const Cursor& root);
/// A plant has exactly one of `capacity` and `lines`; lines do not preempt pipelines.
void check_plants(const Cursor& root);
/// Keys of plants with `lines` fit together; stages make what they are handed.
void check_lines(const Cursor& root);
/// Every product that somebody needs is made or held by somebody; shares name makers of the product.
void check_supply(const Cursor& root);
/// Goods can get from each maker to each user.
void check_routes(const Cursor& root);
/// A rule names somebody whose claims can come to its node.
void check_rules(const Cursor& root);
/// What a disruption does means something where it strikes.
void check_disruptions(const Cursor& root);
/// What is used was known at the start.
void check_knowledge(const Cursor& root);
/// Site orders find their designer; opening orders were placed before the start.
void check_orders(const Cursor& root);

/// Promises of contracts can be kept, each by itself and together.
void check_contracts(const Cursor& root);
/// Shares, volumes and first places that one supplier has promised can all be kept.
void check_promises(const Cursor& root);
/// Money paid in advance pays for something that is there, and expansions that wait for money get it.
void check_prepayments(const Cursor& root);
/// Somebody buys what has a price; who raises money, and who gives it, can.
void check_money(const Cursor& root);

/// The value at a dotted path whose last parts may be missing: the deepest that exists.
Cursor deepest(const Cursor& root, const std::vector<std::string>& path);

/// The entry of a contract's supplier.
Cursor place_of_supplier(const Cursor& root, const Contract& contract);

/// `file:line` of a value, to name it in a message about another.
std::string place_of(const Cursor& cursor);

}  // namespace gigaramp::input
