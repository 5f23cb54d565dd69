#include "sim/experiment/trace_selection.hpp"

#include <fnmatch.h>

#include "sim/base/diagnostic.hpp"
#include "sim/experiment/run_request.hpp"

namespace gigaramp {

namespace {

std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from <= list.size()) {
    const std::size_t to = std::min(list.find(',', from), list.size());
    if (to > from) parts.push_back(list.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

// Adds the positions of all names that a pattern fits.
void select(const std::vector<std::string>& names, const std::string& filter, const std::string& patterns,
            std::set<std::uint32_t>& to) {
  for (const std::string& pattern : parts_of(patterns)) {
    bool is_found = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty() || ::fnmatch(pattern.c_str(), names[i].c_str(), 0) != 0) continue;
      to.insert(static_cast<std::uint32_t>(i));
      is_found = true;
    }
    if (is_found) continue;
    std::vector<std::string> known;
    for (const std::string& name : names) {
      if (!name.empty()) known.push_back(name);
    }
    const std::string near = nearest(pattern, known);
    throw RequestError("filter '" + filter + "': '" + pattern + "' fits nothing" +
                       (near.empty() ? std::string{} : " (did you mean '" + near + "'?)"));
  }
}

Date date_of_filter(const std::string& filter, const std::string& text) {
  const auto date = parse_date(text);
  if (!date) throw RequestError("filter '" + filter + "': '" + text + "' is not a date (write 2026-01-01)");
  return *date;
}

}  // namespace

TraceFilter read_selection(const Scenario& scenario, const std::vector<std::string>& filters) {
  std::vector<std::string> entities;
  std::vector<std::string> customers;  // at the places of their entities
  std::vector<std::string> products;
  for (const Entity& entity : scenario.entities) {
    entities.push_back(entity.id);
    customers.push_back(entity.kind == Entity::Kind::Customer ? entity.id : std::string{});
  }
  for (const Product& product : scenario.products) products.push_back(product.id);
  TraceFilter result;
  for (const std::string& filter : filters) {
    const std::size_t equals = filter.find('=');
    const std::string key = filter.substr(0, equals);
    const std::string value = equals == std::string::npos ? std::string{} : filter.substr(equals + 1);
    if (value.empty()) throw RequestError("filter '" + filter + "': write KEY=VALUE, as entity=tsmc-*");
    if (key == "entity") {
      select(entities, filter, value, result.entities);
    } else if (key == "product") {
      select(products, filter, value, result.products);
    } else if (key == "customer") {
      select(customers, filter, value, result.customers);
    } else if (key == "from") {
      result.from = date_of_filter(filter, value);
    } else if (key == "to") {
      result.to = date_of_filter(filter, value);
    } else {
      throw RequestError("filter '" + filter + "': '" + key + "' is none of entity, product, customer, from, to");
    }
  }
  if (result.from && result.to && *result.from >= *result.to) {
    throw RequestError("filter: 'from' must lie before 'to'");
  }
  return result;
}

}  // namespace gigaramp
