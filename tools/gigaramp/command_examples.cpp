#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/input/load.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/shared_files.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

void print(const Example& example, const input::Loaded& loaded) {
  const Scenario& s = loaded.scenario;
  std::cout << example.name << ": " << s.title << '\n';
  if (!loaded.question.empty()) std::cout << "  " << loaded.question << '\n';
  std::cout << "  " << to_string(s.start) << " to " << to_string(s.end);
  if (!loaded.scenario_names.empty()) std::cout << "; scenarios:";
  for (const std::string& name : loaded.scenario_names) std::cout << ' ' << name;
  std::cout << "\n\n";
}

Json json_of(const Example& example, const input::Loaded& loaded) {
  return {{"name", example.name},
          {"title", loaded.scenario.title},
          {"question", loaded.question},
          {"file", example.file},
          {"scenarios", loaded.scenario_names}};
}

}  // namespace

int command_examples(const Arguments& arguments) {
  Syntax syntax{"gigaramp examples [--format text|json]", {}, 0};
  syntax.options.add_options()("help,h", "this text")("format", po::value<std::string>()->default_value("text"),
                                                      "text or json");
  const po::variables_map values = parse(syntax, arguments);
  if (help_wanted(values, syntax)) return kOk;
  const bool as_json = choice(values, "format", {"text", "json"}) == "json";
  Json list = Json::array();
  for (const Example& example : examples()) {
    const input::Loaded loaded = input::load({example.file, "base", {}, {}});
    if (as_json) {
      list.push_back(json_of(example, loaded));
    } else {
      print(example, loaded);
    }
  }
  if (as_json) {
    std::cout << list.dump(2) << '\n';
  } else {
    std::cout << "'gigaramp new NAME --from EXAMPLE' copies one\n";
  }
  return kOk;
}

}  // namespace gigaramp::cli
