// The reader of scenario files: a scenario whose resolved form reads to the same scenario again, or findings that all
// have a message.
#include <cstdlib>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/input/load.hpp"
#include "tests/fuzz/scratch_file.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gigaramp;
  static const fuzz::ScratchFile file("fuzzed.yaml");
  file.write(std::string_view(reinterpret_cast<const char*>(data), size));
  input::Loaded loaded;
  try {
    loaded = input::load({.file = file.path(), .root = file.folder()});
  } catch (const InputError& error) {
    require(error.diagnostics.has_errors());
    for (const Diagnostic& found : error.diagnostics.list())
      require(!found.message.empty() && !to_string(found).empty());
    return 0;
  }
  if (!loaded.scenario.platform_file.empty()) return 0;
  // Whatever was accepted must be accepted again.
  require(input::load_resolved(loaded.resolved_json, "resolved.json").resolved_json == loaded.resolved_json);
  return 0;
}
