#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/output/manifest.hpp"
#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

int command_version(const Arguments& arguments) {
  namespace po = boost::program_options;
  Syntax syntax{"gigaramp version [--format text|json]", {}, 0};
  syntax.options.add_options()("help,h", "this text")("format", po::value<std::string>()->default_value("text"),
                                                      "text or json");
  const auto values = parse(syntax, arguments);
  if (help_wanted(values, syntax)) return kOk;
  const Versions v = build_versions();
  if (choice(values, "format", {"text", "json"}) == "json") {
    const nlohmann::ordered_json j = {{"gigaramp", v.gigaramp}, {"simgrid", v.simgrid}, {"git", v.git}};
    std::cout << j.dump(2) << '\n';
  } else {
    std::cout << "gigaramp " << v.gigaramp << "\nSimGrid " << v.simgrid << "\nsource " << v.git << '\n';
  }
  return kOk;
}

}  // namespace gigaramp::cli
