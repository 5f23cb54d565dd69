#include "tools/gigaramp/input_options.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

void add_input_options(po::options_description& options) {
  auto add = options.add_options();
  add("set", po::value<std::vector<std::string>>(), "PATH=VALUE, applied last (repeatable)");
  add("root", po::value<std::string>(),
      "folder under which imports and the platform must lie; default: the nearest above the file with the folders "
      "scenarios and platforms or a file .gigaramp, else that of the file");
}

input::Request input_request(const po::variables_map& values, const std::string& file, const std::string& scenario) {
  input::Request request{file, scenario, all_of(values, "set"), {}};
  if (values.count("root") == 0) return request;
  request.root = values["root"].as<std::string>();
  if (request.root.empty()) throw UsageError("--root: the name of the folder is empty");
  return request;
}

}  // namespace gigaramp::cli
