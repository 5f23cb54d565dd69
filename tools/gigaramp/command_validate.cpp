#include <iostream>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/input/load.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/findings_text.hpp"
#include "tools/gigaramp/input_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

Syntax syntax() {
  Syntax s{"gigaramp validate FILE... [options]", {}, -1};
  s.options.add_options()("help,h", "this text")("format", po::value<std::string>()->default_value("text"),
                                                 "text or json")(
      "scenario", po::value<std::vector<std::string>>(), "check this named scenario only (repeatable; default: all)");
  add_input_options(s.options);
  return s;
}

void add_all(Diagnostics& to, const Diagnostics& from) {
  for (const Diagnostic& finding : from.list()) to.add(finding);
}

std::string contents(const Scenario& s) {
  const std::pair<std::size_t, const char*> counts[] = {
      {s.products.size(), "product"},   {s.plants.size(), "plant"}, {s.stores.size(), "store"},
      {s.designers.size(), "designer"}, {s.lanes.size(), "lane"},   {s.sites.size(), "site"},
      {s.customers.size(), "customer"}};
  std::string text;
  for (const auto& [count, noun] : counts) {
    if (count > 0) text += (text.empty() ? "" : ", ") + count_text(count, noun);
  }
  return text;
}

// What was found in one file under the named scenarios; the files' own one is `base`.
struct Check {
  Diagnostics findings;
  std::string contents;
  std::size_t scenarios = 0;
};

Check check(input::Request request, std::vector<std::string> names) {
  Check result;
  const bool all = names.empty();
  if (all) names.emplace_back("base");
  for (std::size_t i = 0; i < names.size(); ++i) {
    try {
      request.scenario = names[i];
      const input::Loaded loaded = input::load(request);
      add_all(result.findings, loaded.findings);
      if (result.contents.empty()) result.contents = contents(loaded.scenario);
      if (all && i == 0) names.insert(names.end(), loaded.scenario_names.begin(), loaded.scenario_names.end());
    } catch (const InputError& error) {
      add_all(result.findings, error.diagnostics);
    }
  }
  result.scenarios = names.size();
  result.findings.sort();
  return result;
}

}  // namespace

int command_validate(const Arguments& arguments) {
  const Syntax s = syntax();
  const po::variables_map values = parse(s, arguments);
  if (help_wanted(values, s)) return kOk;
  const bool as_json = choice(values, "format", {"text", "json"}) == "json";
  the_file(values);
  Diagnostics all;
  for (const std::string& file : all_of(values, "file")) {
    const Check result = check(input_request(values, file), all_of(values, "scenario"));
    add_all(all, result.findings);
    if (as_json) continue;
    print_list(result.findings, std::cerr);
    if (result.findings.has_errors()) {
      std::cout << file << ": " << count_text(result.findings) << '\n';
    } else {
      std::cout << file << ": ok (" << result.contents << "; " << count_text(result.scenarios, "scenario");
      if (result.findings.warnings() > 0) std::cout << "; " << count_text(result.findings);
      std::cout << ")\n";
    }
  }
  if (as_json) std::cout << findings_json(all);
  return all.has_errors() ? kInvalidScenario : kOk;
}

}  // namespace gigaramp::cli
