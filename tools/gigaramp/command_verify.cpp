#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <thread>

#include "sim/base/diagnostic.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/engine_process.hpp"
#include "sim/verify/kind.hpp"
#include "sim/verify/verdict.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/text_table.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;
namespace fs = std::filesystem;
using verify::Case;
using verify::Json;
using verify::Verdict;

namespace {

constexpr const char* kCatalogue = "scenarios/theory";
constexpr double kQuickCap = 4;

Syntax syntax() {
  Syntax s{"gigaramp verify [options]: run systems with known answers and compare", {}, 0};
  auto add = s.options.add_options();
  const auto word = [] { return po::value<std::string>(); };
  add("help,h", "this text");
  add("cases", word(), "file or folder of cases (default: the shipped ones, scenarios/theory)");
  add("answers", word(), "write the answers to this file, for another judge; nothing is judged here");
  add("family", word(),
      "only this family: A queueing, B inventory, C bullwhip, D beer game, E schedules, F statistics");
  add("case", po::value<std::vector<std::string>>(), "only this case (repeatable)");
  add("quick", "an eighth of the time and 16 replications; half-widths may be four times as wide");
  add("jobs,j", word(), "replications at a time (default: processors)");
  add("seed", word()->default_value("1"), "key of all random numbers");
  add("format", word()->default_value("text"), "text or json");
  add("write-models", word(), "write the scenario of every case into this folder, run nothing");
  return s;
}

// Beside the program's build or installation, else under the working folder.
std::string shipped(const std::string& path) {
  for (fs::path folder = fs::path(engine_path()).parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    for (const fs::path& candidate : {folder / path, folder / "share/gigaramp" / path}) {
      if (fs::exists(candidate)) return candidate.string();
    }
  }
  return path;
}

// Of a folder all files cases-*.json, in the order of their names.
std::vector<Case> read_all(const std::string& path) {
  if (!fs::is_directory(path)) return verify::read_cases(path);
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("cases-") && name.ends_with(".json")) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const std::string& file : files) {
    for (Case& c : verify::read_cases(file)) cases.push_back(std::move(c));
  }
  return cases;
}

// Throws UsageError with what is near, when no case has that id or family.
void check_known(const std::string& option, const std::string& wanted, const std::vector<Case>& cases,
                 std::string Case::*field) {
  std::vector<std::string> known;
  for (const Case& c : cases) known.push_back(c.*field);
  if (std::find(known.begin(), known.end(), wanted) != known.end()) return;
  const std::string near = nearest(wanted, known);
  std::sort(known.begin(), known.end());
  const std::string span = known.empty() ? "there are none" : "they go from " + known.front() + " to " + known.back();
  throw UsageError("--" + option + ": there is no '" + wanted + "' (" +
                   (near.empty() ? span : "did you mean '" + near + "'?") + ")");
}

std::vector<Case> chosen(const po::variables_map& values) {
  std::vector<Case> cases =
      read_all(values.count("cases") > 0 ? values["cases"].as<std::string>() : shipped(kCatalogue));
  const std::vector<std::string> ids = all_of(values, "case");
  for (const std::string& id : ids) check_known("case", id, cases, &Case::id);
  if (values.count("family") > 0) {
    const auto family = values["family"].as<std::string>();
    check_known("family", family, cases, &Case::family);
    std::erase_if(cases, [&](const Case& c) { return c.family != family; });
  }
  if (!ids.empty()) {
    std::erase_if(cases, [&](const Case& c) { return std::find(ids.begin(), ids.end(), c.id) == ids.end(); });
  }
  if (cases.empty()) throw UsageError("none of these cases is of that family, or the file has none");
  return cases;
}

// A folder that is gone when the command ends.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "gigaramp-verify-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw FileError(pattern, "cannot be made");
    path_ = pattern;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

int write_models(const std::vector<Case>& cases, const std::string& folder) {
  fs::create_directories(folder);
  for (const Case& c : cases) {
    for (const verify::Model& model : verify::models_of(c)) {
      std::ofstream(folder + "/" + model.name + ".yaml") << model.yaml;
      std::cout << folder << '/' << model.name << ".yaml\n";
    }
  }
  return kOk;
}

std::string figure(const std::optional<double>& value) {
  return value ? fmt::format("{:.6g}", *value) : "-";
}

std::string verdict_text(const Verdict& v) {
  return (v.pass ? "pass" : "FAIL: " + v.why) + (v.is_second_look ? " (second look)" : "");
}

void print_text(const std::vector<Verdict>& verdicts) {
  TextTable table({"case", "quantity", "verdict", "theory", "observed", "half-width"}, 3);
  for (const Verdict& v : verdicts) {
    table.add({v.case_id, v.quantity, verdict_text(v), figure(v.theory), figure(v.observed),
               fmt::format("{:.3g}", v.halfwidth)});
  }
  std::cout << table.text() << '\n';
  std::string last;
  for (const Verdict& v : verdicts) {
    if (v.case_id != last && !v.source.empty()) std::cout << v.case_id << ": " << v.source << '\n';
    last = v.case_id;
  }
  const auto passed = std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.pass; });
  std::cout << '\n' << passed << " of " << verdicts.size() << " quantities as theory says\n";
}

void print_json(const std::vector<Verdict>& verdicts) {
  const auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  Json list = Json::array();
  for (const Verdict& v : verdicts) {
    list.push_back({{"case", v.case_id},
                    {"quantity", v.quantity},
                    {"theory", number(v.theory)},
                    {"observed", number(v.observed)},
                    {"halfwidth", v.halfwidth},
                    {"pass", v.pass},
                    {"why", v.why},
                    {"second_look", v.is_second_look},
                    {"source", v.source}});
  }
  std::cout << Json({{"cases", list}}).dump(2) << '\n';
}

bool are_good(const std::vector<Verdict>& verdicts) {
  return std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.pass; });
}

bool is_random(const Case& c) {
  return std::any_of(c.expected.begin(), c.expected.end(),
                     [](const verify::Expected& e) { return e.tolerance.type == verify::Tolerance::Type::Interval; });
}

class Session {
 public:
  explicit Session(const po::variables_map& values) : values_(values), is_quick_(values.count("quick") > 0) {
    settings_.quick = is_quick_;
    settings_.folder = scratch_.path();
    settings_.seed =
        whole_number("--seed", values["seed"].as<std::string>(), 0, std::numeric_limits<std::uint64_t>::max());
    const auto processors = std::max(1U, std::thread::hardware_concurrency());
    settings_.workers = values.count("jobs") > 0
                            ? static_cast<int>(whole_number("--jobs", values["jobs"].as<std::string>(), 1, 1024))
                            : static_cast<int>(processors);
  }

  verify::Answers answer(const Case& c, bool again = false) {
    std::cerr << c.id << ' ' << c.kind << (again ? ", second look" : "") << std::endl;
    verify::Laboratory::Settings settings = settings_;
    settings.again = again;
    verify::Laboratory lab(settings);
    return verify::answers_of(c, verify::models_of(c), lab);
  }

  std::vector<Verdict> verdicts_of(const Case& c, bool again) {
    const verify::Answers answers = answer(c, again);
    std::vector<Verdict> verdicts;
    for (const verify::Expected& expected : c.expected) {
      verdicts.push_back(verify::judge(c, expected, answers, is_quick_ ? kQuickCap : 1));
      verdicts.back().is_second_look = again;
    }
    return verdicts;
  }

  int write_answers(const std::vector<Case>& cases, const std::string& file) {
    Json all = Json::object();
    bool has_failed = false;
    for (const Case& c : cases) {
      try {
        all[c.id] = answer(c);
      } catch (const verify::Interrupted&) {
        throw;
      } catch (const std::exception& error) {
        std::cerr << "gigaramp: error: " << error.what() << '\n';
        has_failed = true;
      }
      std::ofstream(file) << all.dump(1) << '\n';  // what is answered is not lost
    }
    return has_failed ? kFailed : kOk;
  }

  int judge(const std::vector<Case>& cases, bool as_json) {
    std::vector<Verdict> verdicts;
    for (const Case& c : cases) {
      std::vector<Verdict> own = verdicts_of(c, false);
      // One interval in a thousand misses by chance alone: other replications, four times as many, decide.
      if (is_random(c) && !are_good(own)) own = verdicts_of(c, true);
      std::move(own.begin(), own.end(), std::back_inserter(verdicts));
    }
    as_json ? print_json(verdicts) : print_text(verdicts);
    return are_good(verdicts) ? kOk : kOutOfTolerance;
  }

 private:
  const po::variables_map& values_;
  bool is_quick_;
  Scratch scratch_;
  verify::Laboratory::Settings settings_;
};

}  // namespace

int command_verify(const Arguments& arguments) {
  const Syntax known = syntax();
  const po::variables_map values = parse(known, arguments);
  if (help_wanted(values, known)) return kOk;
  const bool as_json = choice(values, "format", {"text", "json"}) == "json";
  const std::vector<Case> cases = chosen(values);
  if (values.count("write-models") > 0) return write_models(cases, values["write-models"].as<std::string>());
  try {
    Session session(values);
    if (values.count("answers") > 0) return session.write_answers(cases, values["answers"].as<std::string>());
    return session.judge(cases, as_json);
  } catch (const verify::Interrupted&) {
    return kInterrupted;
  }
}

}  // namespace gigaramp::cli
