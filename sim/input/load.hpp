#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostic.hpp"
#include "sim/model/scenario.hpp"

namespace gigaramp::input {

/// Lots of rack works: one per order and week, or one per rack.
enum class Detail : std::uint8_t { Week, Rack };

/// What the user asks to be read.
struct Request {
  std::string file;
  std::string scenario = "base";       ///< named patch; `base` = the unpatched file
  std::vector<std::string> sets = {};  ///< `path=value` of the command line, applied last, in order
  std::string root = {};               ///< imports stay under it; empty = nearest ancestor with the project file
  Detail detail = Detail::Week;
};

struct Loaded {
  Scenario scenario;
  /// The resolved scenario as canonical JSON: imports merged, patch and sets applied, defaults filled in, places of
  /// the platform inline, keys sorted, no `imports`, `scenarios`. Reading it again gives the same scenario.
  std::string resolved_json;
  std::string input_hash;                       ///< hash_hex(resolved_json)
  std::string question;                         ///< of the file; empty when it states none
  std::string scenario_title;                   ///< of the scenario that was asked for; empty for `base`
  std::string scenario_question;                ///< as above
  std::vector<std::string> scenario_names;      ///< named patches of the file, in file order, without `base`
  std::vector<std::string> scenario_titles;     ///< title of each
  std::vector<std::string> scenario_questions;  ///< question of each
  std::vector<std::string> files;               ///< everything that was read
  std::string import_root;                      ///< real path of the folder under which imports lie
  Diagnostics findings;                         ///< warnings only
};

/// Reads, merges, patches, checks. Throws InputError with all findings of all files.
Loaded load(const Request& request);

/// Reads a `resolved_json` again (the engine does). `origin` names it in messages. The platform file is not opened,
/// its places are inline; `platform_file` is then relative to the `import_root` of the first reading.
Loaded load_resolved(std::string_view resolved_json, const std::string& origin);

/// JSON Schema (draft-07) of scenario files, from the same table as the reader. Pretty-printed.
std::string json_schema();

/// Reference page of all keys in Markdown, from the same table.
std::string reference_page();

}  // namespace gigaramp::input
