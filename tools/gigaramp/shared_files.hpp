#pragma once

#include <string>
#include <vector>

namespace gigaramp::cli {

/// A scenario that comes with the program.
struct Example {
  std::string name;  ///< file name without `.yaml`
  std::string file;
};

/// `share/gigaramp` beside the program's `bin`: the same in an installation and in a build folder. Throws FileError
/// when there is none.
std::string shared_folder();

/// The scenarios in it, by name.
std::vector<Example> examples();

/// The example of that name; throws UsageError with the nearest name when there is none.
Example example(const std::string& name);

}  // namespace gigaramp::cli
