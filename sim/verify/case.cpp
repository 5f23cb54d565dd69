#include "sim/verify/case.hpp"

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp::verify {

namespace {

Tolerance tolerance_of(const Json& j) {
  Tolerance t;
  const auto type = j.at("type").get<std::string>();
  if (type == "exact" || type == "abs") {
    t.type = type == "exact" ? Tolerance::Type::Exact : Tolerance::Type::Absolute;
    t.absolute = j.at("abs").get<double>();
  } else if (type == "numeric") {
    t.type = Tolerance::Type::Numeric;
    t.relative = j.at("rel").get<double>();
  } else if (type == "ci") {
    t.type = Tolerance::Type::Interval;
    t.level = j.at("level").get<double>();
    t.max_halfwidth = j.at("max_rel_halfwidth").get<double>();
  } else if (type == "binomial") {
    t.type = Tolerance::Type::Binomial;
  } else {
    throw RunError("tolerance '" + type + "' is none of exact, abs, numeric, ci, binomial");
  }
  return t;
}

std::string source_of(const Json& j) {
  if (j.is_string()) return j.get<std::string>();
  std::string text;
  const Json citations = j.is_object() ? j.value("citations", Json::array()) : Json::array();
  for (const Json& one : citations) text += (text.empty() ? "" : "; ") + one.get<std::string>();
  return text;
}

Case case_of(const Json& j) {
  Case c;
  c.id = j.at("id").get<std::string>();
  c.kind = j.at("kind").get<std::string>();
  c.family = j.value("family", c.id.substr(0, 1)).substr(0, 1);
  c.title = j.value("title", "");
  c.parameters = j.at("parameters");
  for (const Json& e : j.value("expected", Json::array())) {
    Expected expected{e.at("quantity").get<std::string>(), e.value("value", Json()), {}};
    if (e.contains("tolerance")) expected.tolerance = tolerance_of(e.at("tolerance"));
    c.expected.push_back(std::move(expected));
  }
  if (j.contains("source")) c.source = source_of(j.at("source"));
  return c;
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  const std::string bytes = read_bytes(path);
  std::vector<Case> cases;
  std::string last = "none";
  try {
    const Json document = Json::parse(bytes);
    for (const Json& j : document.at("cases")) {
      cases.push_back(case_of(j));
      last = cases.back().id;
    }
  } catch (const Json::exception& error) {
    throw RunError(path + ": no file of cases (last one read: " + last + "): " + error.what());
  }
  return cases;
}

}  // namespace gigaramp::verify
