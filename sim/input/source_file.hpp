#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/diagnostic.hpp"

namespace gigaramp::input {

inline constexpr std::size_t kMaxFileBytes = 16U << 20U;

/// The text of one file (or of one `--set`) as it stands in messages.
struct SourceFile {
  std::string name;
  std::string text;         ///< UTF-8 without byte order mark
  std::string folder = {};  ///< real path of its folder; empty for a `--set`
  bool echo = false;        ///< only files that say `schema` show their lines: a mistyped path leaks nothing
  int first_line = 1;       ///< number of the first line of `text`
  int first_column = 1;     ///< column of its first character
  std::vector<std::size_t> starts = {};  ///< offset of each line

  /// Line `number`, without its end; empty when there is none, when it may not be shown or is longer than a screen.
  std::string line(int number) const;
};

std::shared_ptr<SourceFile> make_source(std::string name, std::string text);

/// A place in a source.
struct Origin {
  std::shared_ptr<const SourceFile> source = nullptr;
  int line = 0;
  int column = 0;
};

/// A diagnostic at `origin` with its source line.
Diagnostic finding(Diagnostic::Severity severity, const Origin& origin, std::string path, std::string message,
                   std::string hint = "");

/// What came of reading a file: its text, or why it cannot be read.
struct FileText {
  std::string text;
  std::string error;  ///< `is not a regular file`; empty = read
};

/// Reads a regular file of at most 16 MB; never blocks on a pipe or device.
FileText read_regular_file(const std::string& path);

/// Why `text` is not plain UTF-8 (a control character, a broken sequence), with its line and column; empty message
/// when it is. A byte order mark must have been removed.
struct TextFault {
  std::string message;
  int line = 1;
  int column = 1;
};
TextFault check_text(std::string_view text);

}  // namespace gigaramp::input
