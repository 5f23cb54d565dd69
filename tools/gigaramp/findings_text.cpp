#include "tools/gigaramp/findings_text.hpp"

#include <nlohmann/json.hpp>

namespace gigaramp::cli {

std::string count_text(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string count_text(const Diagnostics& findings) {
  const auto errors = static_cast<std::size_t>(findings.errors());
  const auto warnings = static_cast<std::size_t>(findings.warnings());
  std::string text;
  if (errors > 0) text = count_text(errors, "error");
  if (warnings > 0) text += (text.empty() ? "" : ", ") + count_text(warnings, "warning");
  return text.empty() ? "no findings" : text;
}

void print_list(const Diagnostics& findings, std::ostream& to) {
  for (const Diagnostic& finding : findings.list()) {
    const std::string text = to_string(finding);
    to << text << (text.ends_with('\n') ? "" : "\n");
  }
}

void print_findings(const Diagnostics& findings, std::ostream& to) {
  print_list(findings, to);
  if (findings.has_errors()) to << count_text(findings) << '\n';
}

std::string findings_json(const Diagnostics& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& f : findings.list()) {
    list.push_back({{"severity", f.severity == Diagnostic::Severity::Error ? "error" : "warning"},
                    {"file", f.at.file},
                    {"line", f.at.line},
                    {"column", f.at.column},
                    {"path", f.path},
                    {"message", f.message},
                    {"hint", f.hint},
                    {"source_line", f.source_line}});
  }
  // A scenario may hold any bytes; what is no UTF-8 is replaced rather than refused.
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace gigaramp::cli
