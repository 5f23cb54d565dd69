#pragma once

#include <string>

#include "sim/input/load.hpp"
#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

/// Adds what every command that reads a scenario understands: `--set` and `--root`.
void add_input_options(boost::program_options::options_description& options);

/// What `file` and these options ask to be read.
input::Request input_request(const boost::program_options::variables_map& values, const std::string& file,
                             const std::string& scenario = "base");

}  // namespace gigaramp::cli
