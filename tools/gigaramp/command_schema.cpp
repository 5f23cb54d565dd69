#include <iostream>

#include "sim/input/load.hpp"
#include "sim/output/column_dictionary.hpp"
#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

int command_schema(const Arguments& arguments) {
  Syntax syntax{"gigaramp schema [--reference | --columns]", {}, 0};
  syntax.options.add_options()("help,h", "this text")("reference", "Markdown page of all keys of a scenario")(
      "columns", "Markdown page of the columns of a run's tables");
  const auto values = parse(syntax, arguments);
  if (help_wanted(values, syntax)) return kOk;
  const bool reference = values.count("reference") > 0;
  const bool columns = values.count("columns") > 0;
  if (reference && columns) throw UsageError("--reference and --columns are two pages; ask for one");
  const std::string text = reference ? input::reference_page() : (columns ? column_dictionary() : input::json_schema());
  std::cout << text << (text.ends_with('\n') ? "" : "\n");
  return kOk;
}

}  // namespace gigaramp::cli
