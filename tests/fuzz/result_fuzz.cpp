// The reader of stored results refuses what is none, and what it reads it writes to bytes that read the same.
#include <cstdlib>
#include <string_view>

#include "sim/analysis/result_io.hpp"
#include "sim/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gigaramp;
  try {
    const ReplicationResult result = from_cbor(std::string_view(reinterpret_cast<const char*>(data), size));
    const std::string bytes = to_cbor(result);
    if (to_cbor(from_cbor(bytes)) != bytes) std::abort();
  } catch (const RunError&) {
    // no result: said so
  }
  return 0;
}
