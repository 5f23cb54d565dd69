#include "tools/gigaramp/command_options.hpp"

#include <charconv>
#include <iostream>

#include "sim/base/diagnostic.hpp"

namespace gigaramp::cli {

namespace po = boost::program_options;

namespace {

std::string suggestion(const po::options_description& options, const std::string& wrong) {
  std::vector<std::string> names;
  for (const auto& option : options.options()) {
    if (!option->long_name().empty()) names.push_back("--" + option->long_name());
  }
  const std::string near = nearest(wrong, names);
  return near.empty() ? std::string{} : " (did you mean '" + near + "'?)";
}

po::options_description with_files(const Syntax& syntax) {
  po::options_description all;
  all.add(syntax.options);
  all.add_options()("file", po::value<std::vector<std::string>>());
  return all;
}

}  // namespace

po::variables_map parse(const Syntax& syntax, const Arguments& arguments) {
  namespace style = po::command_line_style;
  const po::options_description all = with_files(syntax);
  po::positional_options_description files;
  files.add("file", -1);
  po::variables_map values;
  try {
    // No guessing: a prefix that is unique today may not be tomorrow.
    const int exact = static_cast<int>(style::unix_style) & ~static_cast<int>(style::allow_guessing);
    po::store(po::command_line_parser(arguments).options(all).positional(files).style(exact).run(), values);
    po::notify(values);
  } catch (const po::unknown_option& error) {
    const std::string& name = error.get_option_name();
    throw UsageError("unknown option '" + name + "'" + suggestion(syntax.options, name));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  const std::vector<std::string> given = all_of(values, "file");
  if (syntax.files >= 0 && given.size() > static_cast<std::size_t>(syntax.files)) {
    throw UsageError("unexpected '" + given[static_cast<std::size_t>(syntax.files)] + "' (usage: " + syntax.usage +
                     ")");
  }
  return values;
}

bool help_wanted(const po::variables_map& values, const Syntax& syntax) {
  if (values.count("help") == 0) return false;
  std::cout << "usage: " << syntax.usage << "\n\n" << syntax.options;
  return true;
}

std::string choice(const po::variables_map& values, const std::string& option,
                   const std::vector<std::string>& allowed) {
  const auto value = values[option].as<std::string>();
  std::string list;
  for (const std::string& word : allowed) {
    if (word == value) return value;
    list += (list.empty() ? "" : ", ") + word;
  }
  throw UsageError("--" + option + ": '" + value + "' is none of " + list);
}

std::string the_file(const po::variables_map& values) {
  const std::vector<std::string> files = all_of(values, "file");
  if (files.empty()) throw UsageError("a scenario file is missing");
  return files.front();
}

std::vector<std::string> all_of(const po::variables_map& values, const std::string& option) {
  return values.count(option) == 0 ? std::vector<std::string>{} : values[option].as<std::vector<std::string>>();
}

std::uint64_t whole_number(const std::string& option, const std::string& text, std::uint64_t least,
                           std::uint64_t most) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
  throw UsageError(option + ": '" + text + "' is not a whole number from " + std::to_string(least) + " to " +
                   std::to_string(most));
}

}  // namespace gigaramp::cli
