#include "tools/gigaramp/terminal.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace gigaramp::cli {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

bool is_live(int file_descriptor) {
  return ::isatty(file_descriptor) == 1 && environment("TERM") != "dumb";
}

Style::Style(int file_descriptor) : is_bold_(is_live(file_descriptor) && environment("NO_COLOR").empty()) {}

}  // namespace gigaramp::cli
