#pragma once

#include <string>
#include <vector>

namespace gigaramp {

/// Where in a file; lines and columns count from 1, 0 = unknown.
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One finding about the user's input. `message` says what was found, with its value; `hint` what would be right.
struct Diagnostic {
  enum class Severity { Error, Warning };
  Severity severity = Severity::Error;
  Position at;
  std::string path;     ///< in the scenario: `plants.tsmc-cowos.lot`; may be empty
  std::string message;  ///< lower case, no full stop
  std::string hint;     ///< `write '25 wafers'`, `did you mean 'phases'?`; may be empty
  std::string source_line = {};
};

/// All findings of one pass, in file order.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  bool has_errors() const { return errors_ > 0; }
  int errors() const { return errors_; }
  int warnings() const { return static_cast<int>(list_.size()) - errors_; }
  const std::vector<Diagnostic>& list() const { return list_; }
  /// Sorts by file, line, column; equal findings are kept once.
  void sort();

 private:
  std::vector<Diagnostic> list_;
  int errors_ = 0;
};

/// `file:line:col: error: path: message (hint)`, then the source line and a caret.
std::string to_string(const Diagnostic& diagnostic);

/// The allowed word nearest to `word` by edit distance; empty when none is near (distance > 1 + length / 3).
std::string nearest(const std::string& word, const std::vector<std::string>& allowed);

}  // namespace gigaramp
