#include <algorithm>
#include <cmath>

#include "sim/base/noun.hpp"
#include "sim/input/sections.hpp"

namespace gigaramp::input {
namespace {

constexpr double kMostQuanta = 4e18;

// A word that `parse_quantity` reads behind a number.
Codec<std::string> noun() {
  return {leaf("one lower-case word such as `rack`", {{"type", "string"}}),
          [](const Cursor& cursor) -> std::optional<std::string> {
            const QuantityOrError read = parse_quantity(cursor.node->is_scalar() ? "1 " + cursor.node->text : "");
            if (read.quantity && read.quantity->dimension == Dimension::Count) return read.quantity->noun;
            cursor.mismatch("a name of what is counted", "one lower-case word that is no unit of measure, as 'rack'");
            return std::nullopt;
          }};
}

void read_quantum(const Cursor& cursor, Product& product) {
  const std::optional<double> quantum = number(plain_number(1e-12, 1)).read(cursor);
  if (!quantum) return;
  const double per_unit = std::round(1 / *quantum);
  if (std::abs(per_unit * *quantum - 1) > 1e-9) {
    cursor.error("a unit is not a whole number of quanta of " + cursor.node->text, "write a quantum such as 0.001");
    return;
  }
  product.quanta_per_unit = static_cast<std::int64_t>(per_unit);
}

// Reads one line when all products are known: a quantity counts in the component's quanta.
void read_bom_line(const Cursor& line, ProductId owner, ProductId component) {
  Scenario& scenario = line.reading->scenario;
  const Product& part = scenario.products[component.index()];
  Measure measure = count(part.unit, 0, kMostQuanta / static_cast<double>(part.quanta_per_unit));
  measure.is_whole = false;
  measure.is_above_low = true;
  const std::optional<double> quantity = number(measure).read(line);
  if (!quantity) return;
  const double quanta = *quantity * static_cast<double>(part.quanta_per_unit);
  if (std::abs(quanta - std::round(quanta)) > 1e-9 * quanta) {
    line.error("'" + shown(*line.node) + "' is not a whole number of " + plural_of(part.unit),
               "declare a smaller quantum for the component");
    return;
  }
  std::vector<BomLine>& bom = scenario.products[owner.index()].bom;
  const auto by_component = [](const BomLine& a, ProductId id) { return a.component < id; };
  bom.insert(std::lower_bound(bom.begin(), bom.end(), component, by_component), {component, std::llround(quanta)});
}

void read_bom(const Cursor& cursor, Product& product) {
  if (!cursor.node->is_map()) {
    cursor.mismatch("a map from components to counts", "for example {gb300: 72}");
    return;
  }
  const ProductId owner = cursor.reading->products.at(product.id);
  for_each_named(cursor, product_ref(), [&](std::optional<ProductId> component, const Cursor& line) {
    if (!component) return;
    cursor.reading->later.push_back([line, owner, component] { read_bom_line(line, owner, *component); });
  });
}

}  // namespace

const Rows<Product>& product_rows() {
  static const Rows<Product> kRows = join<Product>(
      {
          row("unit", &Product::unit, noun(), "noun of its counts: die, stack, package, rack").standard("unit"),
          row_by<Product>("quantum", number(plain_number(1e-12, 1)).shape, read_quantum,
                          "smallest part of a unit that is counted; 1 = whole units")
              .standard("1"),
          row_by<Product>("bom", names_of(number(count("", 0)).shape, "a map from components to counts"), read_bom,
                          "bill of materials: components consumed per unit started"),
          row("it_power", &Product::it_power, uncertain(power()), "IT power that one unit draws (racks)"),
      },
      provenance_rows<Product>());
  return kRows;
}

const Rows<Source>& source_rows() {
  static const Rows<Source> kRows = {
      row("text", &Source::text, text(), "what the source is"),
      row("url", &Source::url, text(), "where it is found"),
      row("known_on", &Source::known_on, date(), "since when it could be known; none = structural (physics, recipes)"),
      row("grade", &Source::grade, text(), "A (company statement, open data) to X (derived)"),
  };
  return kRows;
}

const Rows<Place>& place_rows() {
  static const Rows<Place> kRows = {
      row_by<Place>(
          "coordinates",
          leaf("a list [latitude, longitude] in degrees", {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}}),
          [](const Cursor& cursor, Place& place) {
            if (!cursor.node->is_seq() || cursor.node->items.size() != 2) {
              cursor.mismatch("a list [latitude, longitude]", "for example [32.45, -99.73]");
              return;
            }
            const auto latitude = read_number(cursor.item(0), plain_number(-90, 90));
            const auto longitude = read_number(cursor.item(1), plain_number(-180, 180));
            if (latitude) place.latitude = latitude->value;
            if (longitude) place.longitude = longitude->value;
          },
          "latitude north and longitude east, in degrees")
          .required()};
  return kRows;
}

}  // namespace gigaramp::input
