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

bool speaks_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view language = environment(name);
    if (language.empty()) continue;
    return language.find("UTF-8") != std::string_view::npos || language.find("utf8") != std::string_view::npos;
  }
  return false;
}

Style::Style(int file_descriptor) : is_bold_(is_live(file_descriptor) && environment("NO_COLOR").empty()) {}

}  // namespace gigaramp::cli
