#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/input/load.hpp"
#include "sim/output/network_dot.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/contracts_text.hpp"
#include "tools/gigaramp/findings_text.hpp"
#include "tools/gigaramp/input_options.hpp"
#include "tools/gigaramp/inputs_text.hpp"
#include "tools/gigaramp/outline_text.hpp"
#include "tools/gigaramp/yaml_text.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

Syntax syntax() {
  Syntax s{"gigaramp show FILE [options]", {}, 1};
  auto add = s.options.add_options();
  add("help,h", "this text");
  add("format", po::value<std::string>()->default_value("text"),
      "text (an outline), yaml or json (all of it), dot (the network, for Graphviz)");
  add("contracts", "who promised what to whom, also as json");
  add("inputs", "table of the inputs with range, confidence and source");
  add("scenario", po::value<std::string>()->default_value("base"), "named scenario of the file");
  add_input_options(s.options);
  return s;
}

// The resolved scenario, and `scenarios`: the names in the file with title and question, `base` first.
std::string json_text(const input::Loaded& loaded) {
  Json document = Json::parse(loaded.resolved_json);
  Json names = {{"base", {{"title", loaded.scenario.title}, {"question", loaded.question}}}};
  for (std::size_t i = 0; i < loaded.scenario_names.size(); ++i) {
    names[loaded.scenario_names[i]] = {{"title", loaded.scenario_titles[i]},
                                       {"question", loaded.scenario_questions[i]}};
  }
  document["scenarios"] = names;
  document["input_hash"] = loaded.input_hash;
  return document.dump(2) + "\n";
}

// A scenario file that stands alone: the places are in it, so it needs no platform beside it.
std::string yaml_file(const input::Loaded& loaded, const input::Request& request) {
  Json document = Json::parse(loaded.resolved_json);
  document.erase("platform");
  return "# " + request.file + ", scenario " + request.scenario + ", resolved: everything in one file\n" +
         yaml_text(document);
}

}  // namespace

int command_show(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const std::string format = choice(values, "format", {"text", "yaml", "json", "dot"});
  const bool inputs = values.count("inputs") > 0;
  const bool contracts = values.count("contracts") > 0;
  if (contracts && format != "text" && format != "json") throw UsageError("--contracts is text or json");
  if (inputs && format != "text") throw UsageError("--inputs is a table of text; leave --format out");
  const input::Request request = input_request(values, the_file(values), values["scenario"].as<std::string>());
  const input::Loaded loaded = input::load(request);
  print_findings(loaded.findings, std::cerr);
  if (contracts) {
    std::cout << (format == "json" ? contracts_json(loaded.scenario) : contracts_text(loaded.scenario));
  } else if (format == "json") {
    std::cout << json_text(loaded);
  } else if (format == "yaml") {
    std::cout << yaml_file(loaded, request);
  } else if (format == "dot") {
    std::cout << network_dot(loaded.scenario);
  } else if (inputs) {
    std::cout << inputs_text(loaded.scenario, Style(STDOUT_FILENO));
  } else {
    std::cout << outline_text(loaded, Style(STDOUT_FILENO));
  }
  return kOk;
}

}  // namespace gigaramp::cli
