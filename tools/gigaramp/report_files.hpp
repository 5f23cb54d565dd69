#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gigaramp::cli {

/// The page that reports are made from, beside the program: `../share/gigaramp/report_page.html`; nullopt when it was
/// not built (its charts come from npm; `tools/report/install` fetches them).
std::optional<std::string> report_page_path();

/// How to get the page, in one sentence.
std::string report_page_advice();

/// Writes one report of several run folders. Throws FileError when one is no complete run.
void write_report_of(const std::string& page, const std::vector<std::string>& folders, const std::string& out);

/// Where a report that compares runs goes: `report.html` in the folder they share by `--out`, else beside them, under
/// a name made of the scenarios and a hash of the folders' names.
std::string comparison_path(const std::string& name, const std::vector<std::string>& scenarios,
                            const std::vector<std::string>& folders, bool share_folder);

}  // namespace gigaramp::cli
