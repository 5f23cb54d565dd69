#include "tools/gigaramp/json_as_yaml.hpp"

#include <algorithm>
#include <cctype>

namespace gigaramp::cli {

namespace {

using nlohmann::ordered_json;

bool is_plain_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string("_-./+*$% ").find(c) != std::string::npos;
}

// Text that YAML reads as that text and as nothing else; whatever is in doubt is quoted as in JSON.
bool is_plain(const std::string& text) {
  if (text.empty() || std::isalpha(static_cast<unsigned char>(text.front())) == 0 || text.back() == ' ') return false;
  static constexpr const char* kOtherMeanings[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool is_word =
      std::find(std::begin(kOtherMeanings), std::end(kOtherMeanings), lower) == std::end(kOtherMeanings);
  return is_word && std::all_of(text.begin(), text.end(), is_plain_character);
}

std::string scalar(const ordered_json& value) {
  if (value.is_string() && is_plain(value.get<std::string>())) return value.get<std::string>();
  return value.dump();
}

bool is_leaf(const ordered_json& value) {
  return !value.is_structured() || value.empty();
}

void write(const ordered_json& value, const std::string& indent, std::string& out);

void write_entry(const std::string& head, const ordered_json& value, const std::string& indent, std::string& out) {
  out += head;
  if (is_leaf(value)) {
    out += " " + scalar(value) + "\n";
  } else {
    out += "\n";
    write(value, indent + "  ", out);
  }
}

void write(const ordered_json& value, const std::string& indent, std::string& out) {
  if (is_leaf(value)) {
    out += indent + scalar(value) + "\n";
  } else if (value.is_array()) {
    for (const ordered_json& item : value) write_entry(indent + "-", item, indent, out);
  } else {
    for (const auto& [key, item] : value.items()) write_entry(indent + scalar(key) + ":", item, indent, out);
  }
}

}  // namespace

std::string json_as_yaml(const ordered_json& value) {
  std::string out;
  write(value, "", out);
  return out;
}

}  // namespace gigaramp::cli
