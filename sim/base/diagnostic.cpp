#include "sim/base/diagnostic.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace gigaramp {
namespace {

constexpr std::size_t kLongestWord = 64;  // longer words are not typing mistakes, and comparing them costs time

auto order_key(const Diagnostic& d) {
  return std::tie(d.at.file, d.at.line, d.at.column, d.severity, d.path, d.message, d.hint);
}

// A hostile file must not write control sequences to the terminal.
std::string printable(std::string text) {
  for (char& c : text) {
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\t') || code == 0x7f) c = ' ';
  }
  return text;
}

std::string position_text(const Position& at) {
  if (at.file.empty()) return "";
  std::string text = printable(at.file);
  if (at.line > 0) text += ":" + std::to_string(at.line);
  if (at.line > 0 && at.column > 0) text += ":" + std::to_string(at.column);
  return text + ": ";
}

// Blanks under the text before the caret: tabs stay tabs and a multi-byte character is one column wide.
std::string caret_indent(const std::string& line, int column) {
  const std::size_t length = std::min(line.size(), static_cast<std::size_t>(std::max(column, 1) - 1));
  std::string indent;
  for (const char c : line.substr(0, length)) {
    const bool continues_character = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    if (!continues_character) indent += c == '\t' ? '\t' : ' ';
  }
  return indent;
}

// Levenshtein distance, one row at a time.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Diagnostic::Severity::Error) ++errors_;
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::sort() {
  const auto before = [](const Diagnostic& a, const Diagnostic& b) { return order_key(a) < order_key(b); };
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return order_key(a) == order_key(b); };
  std::stable_sort(list_.begin(), list_.end(), before);
  list_.erase(std::unique(list_.begin(), list_.end(), same), list_.end());
  errors_ = static_cast<int>(std::count_if(
      list_.begin(), list_.end(), [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::Error; }));
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = position_text(diagnostic.at);
  text += diagnostic.severity == Diagnostic::Severity::Error ? "error: " : "warning: ";
  if (!diagnostic.path.empty()) text += printable(diagnostic.path) + ": ";
  text += printable(diagnostic.message);
  if (!diagnostic.hint.empty()) text += " (" + printable(diagnostic.hint) + ")";
  text += "\n";
  if (diagnostic.source_line.empty()) return text;
  const std::string line = printable(diagnostic.source_line);
  return text + "  " + line + "\n  " + caret_indent(line, diagnostic.at.column) + "^\n";
}

std::string nearest(const std::string& word, const std::vector<std::string>& allowed) {
  if (word.size() > kLongestWord) return "";
  std::size_t best = std::min(2 + word.size() / 3, word.size());  // one letter is near nothing
  std::string found;
  for (const std::string& candidate : allowed) {
    if (candidate.size() > kLongestWord) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best || (distance == best && !found.empty() && candidate < found)) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace gigaramp
