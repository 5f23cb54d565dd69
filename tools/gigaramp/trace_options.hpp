#pragma once

#include <boost/program_options.hpp>
#include <string>
#include <vector>

#include "sim/experiment/export_run.hpp"

namespace gigaramp::cli {

/// Reads a list such as `chrome,paje,csv` (`events` is another word for `csv`). Throws UsageError that names the
/// option.
std::vector<ExportFormat> formats_of(const std::string& option, const std::string& list);

/// The run folder a command needs; throws UsageError when it is missing.
std::string the_run(const boost::program_options::variables_map& values);

}  // namespace gigaramp::cli
