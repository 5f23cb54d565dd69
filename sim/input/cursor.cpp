#include "sim/input/cursor.hpp"

#include <algorithm>

namespace gigaramp::input {

void Cursor::error(const std::string& message, const std::string& hint) const {
  error_at(node->at, message, hint);
}

void Cursor::error_at(const Origin& origin, const std::string& message, const std::string& hint) const {
  reading->findings.add(finding(Diagnostic::Severity::Error, origin, path, message, hint));
}

void Cursor::warning(const std::string& message, const std::string& hint) const {
  reading->findings.add(finding(Diagnostic::Severity::Warning, node->at, path, message, hint));
}

Cursor Cursor::at(Entry& entry) const {
  return {&entry.value, path.empty() ? entry.key : path + "." + entry.key, reading};
}

Cursor Cursor::at(std::string_view key) const {
  const auto found =
      std::find_if(node->entries.begin(), node->entries.end(), [&](const Entry& e) { return e.key == key; });
  return at(*found);
}

Cursor Cursor::item(std::size_t index) const {
  return {&node->items[index], path + "[" + std::to_string(index) + "]", reading};
}

void Cursor::mismatch(const std::string& words, const std::string& hint) const {
  const std::string what = node->is_map() ? "a map" : node->is_seq() ? "a list" : "";
  error((what.empty() ? "'" + shown(*node) + "'" : what + " " + shown(*node)) + " is not " + words, hint);
}

void check_keys(const Cursor& cursor, const std::vector<std::string>& allowed) {
  // Nobody reads more, and each costs a search for what was meant.
  constexpr std::size_t kMostOfOneMap = 100;
  constexpr int kMostErrors = 1000;
  std::size_t unknown = 0;
  for (Entry& entry : cursor.node->entries) {
    if (std::find(allowed.begin(), allowed.end(), entry.key) != allowed.end()) continue;
    const int errors = cursor.reading->findings.errors();
    if (errors == kMostErrors) cursor.error_at(entry.at, "more unknown keys follow: too many mistakes to tell");
    if (errors >= kMostErrors || ++unknown > kMostOfOneMap) continue;
    cursor.at(entry).error_at(entry.at, "unknown key", suggestion(entry.key, allowed));
  }
  if (unknown > kMostOfOneMap) {
    cursor.error("and " + std::to_string(unknown - kMostOfOneMap) + " more unknown keys");
  }
}

std::string suggestion(const std::string& word, const std::vector<std::string>& allowed) {
  const std::string near = nearest(word, allowed);
  if (!near.empty()) return "did you mean '" + near + "'?";
  if (allowed.empty()) return "";
  std::string text = "allowed: ";
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < allowed.size() && i < kShown; ++i) text += (i > 0 ? ", " : "") + allowed[i];
  return allowed.size() > kShown ? text + ", ..." : text;
}

}  // namespace gigaramp::input
