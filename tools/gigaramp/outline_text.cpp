#include "tools/gigaramp/outline_text.hpp"
namespace gigaramp::cli {
std::string outline_text(const input::Loaded&, const Style&) {
  return "";
}
}  // namespace gigaramp::cli
