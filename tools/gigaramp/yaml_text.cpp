#include "tools/gigaramp/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/base/time.hpp"

namespace gigaramp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLineWidth = 100;

// Words that YAML 1.1 or 1.2 reads as something else than text.
bool is_reserved(std::string text) {
  static constexpr std::array<std::string_view, 10> kWords{"true", "false", "yes", "no", "on",
                                                           "off",  "null",  "y",   "n",  "inf"};
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

bool is_plain(const std::string& text) {
  if (text.empty() || std::isalpha(static_cast<unsigned char>(text.front())) == 0 || text.back() == ' ') return false;
  const bool has_plain_letters = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view(" _-./%$+*()").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return has_plain_letters && !is_reserved(text);
}

// `26 weeks`, `60 %`: begins like a number, but is none for its unit.
bool is_quantity(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string::npos && std::isdigit(static_cast<unsigned char>(text.front())) != 0 &&
         (text.substr(blank + 1) == "%" || is_plain(text.substr(blank + 1)));
}

std::string scalar(const Json& value) {
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  // A JSON string is a double-quoted YAML string.
  return is_plain(text) || is_quantity(text) || parse_date(text) ? text : value.dump();
}

std::string flow(const Json& value) {
  if (!value.is_structured()) return scalar(value);
  std::string text;
  for (const auto& [key, entry] : value.items()) {
    text += text.empty() ? "" : ", ";
    if (value.is_object()) text += scalar(Json(key)) + ": ";
    text += flow(entry);
  }
  return value.is_object() ? "{" + text + "}" : "[" + text + "]";
}

void block(const Json& value, const std::string& indent, std::string& out) {
  for (const auto& [key, entry] : value.items()) {
    const std::string head = indent + (value.is_object() ? scalar(Json(key)) + ":" : std::string("-"));
    const std::string line = head + " " + flow(entry);
    const bool is_section = indent.empty() && entry.is_object() && !entry.empty();
    if (!entry.is_structured() || entry.empty() || (line.size() <= kLineWidth && !is_section)) {
      out += line + "\n";
    } else {
      out += head + "\n";
      block(entry, indent + "  ", out);
    }
  }
}

}  // namespace

std::string yaml_text(const Json& document) {
  std::string out;
  block(document, "", out);
  return out;
}

}  // namespace gigaramp::cli
