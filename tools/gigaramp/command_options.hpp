#pragma once

#include <boost/program_options.hpp>
#include <stdexcept>
#include <string>

#include "tools/gigaramp/commands.hpp"

namespace gigaramp::cli {

/// A command line that cannot be understood. Exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a command understands: its options, and files where it takes them.
struct Syntax {
  std::string usage;  ///< `gigaramp run FILE [options]`
  boost::program_options::options_description options;
  int files = 0;  ///< how many files it takes at most; -1 = any number
};

/// Reads options in any position; names must be written in full. Files are under `file`. Throws UsageError, with the
/// nearest option for an unknown one.
boost::program_options::variables_map parse(const Syntax& syntax, const Arguments& arguments);

/// Prints the help of a command when `--help` was given.
bool help_wanted(const boost::program_options::variables_map& values, const Syntax& syntax);

/// The value of a choice such as `--format`; throws UsageError when it is none of `allowed`.
std::string choice(const boost::program_options::variables_map& values, const std::string& option,
                   const std::vector<std::string>& allowed);

/// The one file a command needs; throws UsageError when it is missing.
std::string the_file(const boost::program_options::variables_map& values);

/// All values of an option that may be repeated.
std::vector<std::string> all_of(const boost::program_options::variables_map& values, const std::string& option);

/// A whole number in [least, most]; throws UsageError that names the option.
std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least, std::uint64_t most);

}  // namespace gigaramp::cli
