// The reader of manifests: a manifest, or an error that names the file.
#include <cstdlib>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/output/manifest.hpp"
#include "tests/fuzz/scratch_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gigaramp;
  static const fuzz::ScratchFile file("manifest.json");
  file.write(std::string_view(reinterpret_cast<const char*>(data), size));
  try {
    const auto stored = read_manifest(file.folder());
    if (!stored) std::abort();  // the file is there
  } catch (const FileError& error) {
    if (std::string_view(error.what()).find("manifest.json") == std::string_view::npos) std::abort();
  }
  return 0;
}
