#include <iomanip>
#include <iostream>

#include "tools/gigaramp/command_options.hpp"

namespace gigaramp::cli {

int command_help(const Arguments& arguments) {
  if (!arguments.empty()) {
    for (const Command& command : commands()) {
      const bool is_other = std::string(command.name) != "help";
      if (is_other && arguments.front() == command.name) return command.run({"--help"});
    }
    if (arguments.front() != "help") throw UsageError(unknown_command_text(arguments.front()));
  }
  std::cout << "gigaramp: simulates the AI data-centre build-out, from wafers to energized megawatts\n\n"
               "usage: gigaramp COMMAND [options]     options in any position\n\n";
  for (const Command& command : commands()) {
    std::cout << "  " << std::left << std::setw(10) << command.name << command.summary << '\n';
  }
  std::cout << "\nexit codes: 0 ok, 1 a run failed, 2 usage, 3 scenario not valid, 4 goal missed,\n"
               "            5 out of tolerance (verify, backtest), 130 interrupted\n";
  return kOk;
}

}  // namespace gigaramp::cli
