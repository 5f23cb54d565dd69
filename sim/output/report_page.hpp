#pragma once

#include <string>
#include <string_view>

#include "sim/output/report_data.hpp"

namespace gigaramp {

/// Bytes compressed as gzip, without time stamp; the same bytes for the same text.
std::string gzip(std::string_view text);

/// Base64 of RFC 4648, padded, without line breaks.
std::string base64(std::string_view bytes);

/// The page with its data in it. `page` is what tools/report builds: an HTML text in which `%%REPORT_TITLE%%` stands
/// for the title and `%%REPORT_DATA%%` for the data, gzip and base64. Throws RunError when it has no such place.
std::string report_page(std::string_view page, std::string_view title, std::string_view data);

/// Reads the page at `page_path`, fills it with the runs and writes it to `out`. An existing file is replaced only
/// when it is a report of ours; else throws FileError.
void write_report(const std::string& page_path, const std::vector<ReportSource>& runs, const std::string& out);

}  // namespace gigaramp
