#include <iostream>

#include "sim/input/load.hpp"
#include "sim/output/column_dictionary.hpp"
#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

int command_schema(const Arguments& arguments) {
  Syntax syntax{"gigaramp schema [--format json|markdown] [--columns]", {}, 0};
  syntax.options.add_options()("help,h", "this text")(
      "format", po::value<std::string>()->default_value("json"),
      "json (JSON Schema draft-07 of scenario files) or markdown (a page of all keys)")(
      "columns", "Markdown page of the columns of a run's tables");
  const po::variables_map values = parse(syntax, arguments);
  if (help_wanted(values, syntax)) return kOk;
  const bool is_page = choice(values, "format", {"json", "markdown"}) == "markdown";
  const bool columns = values.count("columns") > 0;
  if (columns && is_page) throw UsageError("--format markdown and --columns are two pages; ask for one");
  std::cout << (columns ? column_dictionary() : (is_page ? input::reference_page() : input::json_schema()));
  return kOk;
}

}  // namespace gigaramp::cli
