#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "sim/base/diagnostic.hpp"
#include "sim/base/error.hpp"
#include "sim/experiment/run_request.hpp"
#include "tools/gigaramp/command_options.hpp"
#include "tools/gigaramp/commands.hpp"
#include "tools/gigaramp/findings_text.hpp"

namespace gigaramp::cli {

namespace {

int dispatch(const Arguments& arguments) {
  if (arguments.empty()) {
    command_help({});
    return kUsage;
  }
  const std::string& name = arguments.front();
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (name == "--help" || name == "-h") return command_help(rest);
  if (name == "--version") return command_version(rest);
  for (const Command& command : commands()) {
    if (name == command.name) return command.run(rest);
  }
  throw UsageError(unknown_command_text(name));
}

int guarded(const Arguments& arguments) {
  try {
    const int code = dispatch(arguments);
    std::cout.flush();
    if (!std::cout) throw FileError("standard output", "cannot be written");
    return code;
  } catch (const InputError& error) {
    print_findings(error.diagnostics, std::cerr);
    return kInvalidScenario;
  } catch (const UsageError& error) {
    std::cerr << "gigaramp: error: " << error.what() << "\nTry 'gigaramp help'.\n";
    return kUsage;
  } catch (const RequestError& error) {
    std::cerr << "gigaramp: error: " << error.what() << '\n';
    return kUsage;
  } catch (const std::bad_alloc&) {
    std::cerr << "gigaramp: error: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "gigaramp: error: " << error.what() << '\n';
  }
  return kFailed;
}

}  // namespace

std::span<const Command> commands() {
  static constexpr Command kCommands[] = {
      {"new", "copy a commented scenario to start from: new [NAME] [--from EXAMPLE]", command_new},
      {"examples", "the scenarios that come with the program, and what they ask", command_examples},
      {"run", "simulate a scenario: run FILE [options]", command_run},
      {"backtest", "compare a scenario of the past with what happened: backtest [FILE] [options]", command_backtest},
      {"calibrate", "fit parameters to what happened in the fit window: calibrate FILE --parameter PATH=LOW..HIGH",
       command_calibrate},
      {"validate", "check scenarios: validate FILE...", command_validate},
      {"show", "the resolved scenario: show FILE [--format text|yaml|json|dot]", command_show},
      {"explain", "what held it back: explain RUN [--milestone openai:1GW | --order ID]", command_explain},
      {"export", "traces and tables of a run: export RUN --to chrome,paje,csv,sqlite,parquet", command_export},
      {"report", "one page to look at, for one run or several: report RUN [RUN...] [--out FILE]", command_report},
      {"verify", "cases with known answers: verify [--family A] [--case ID] [--quick]", command_verify},
      {"schema", "JSON Schema of scenario files; --format markdown: all keys, --columns: the tables of a run",
       command_schema},
      {"version", "versions of gigaramp, SimGrid and the source", command_version},
      {"help", "this page, or the options of a command: help COMMAND", command_help},
  };
  return kCommands;
}

std::string unknown_command_text(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  const std::string near = nearest(name, names);
  return "unknown command '" + name + "'" + (near.empty() ? "" : " (did you mean '" + near + "'?)");
}

}  // namespace gigaramp::cli

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write, not the end of the program
  return gigaramp::cli::guarded({argv + 1, argv + argc});
}
