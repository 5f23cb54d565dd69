#pragma once

#include <string>

namespace gigaramp::cli {

/// True when the stream is a terminal that can rewrite a line.
bool is_live(int file_descriptor);

/// True when the terminal's language writes UTF-8 (LC_ALL, LC_CTYPE, LANG, as the C library reads them).
bool speaks_utf8();

/// How headings look: bold on a terminal, plain in files, pipes and with NO_COLOR.
class Style {
 public:
  /// @param file_descriptor  where the text goes
  explicit Style(int file_descriptor);
  std::string heading(const std::string& text) const { return is_bold_ ? "\033[1m" + text + "\033[0m" : text; }

 private:
  bool is_bold_ = false;
};

}  // namespace gigaramp::cli
