#pragma once

#include <string>

namespace gigaramp::cli {

/// True when the stream is a terminal that can rewrite a line.
bool is_live(int file_descriptor);

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
