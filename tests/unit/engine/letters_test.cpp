#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "tests/unit/engine/told.hpp"

namespace gigaramp::test {
namespace {

// A customer and a chain of three plants, an hour of work each; who has which name is the test's choice.
std::string chain(const std::array<std::string, 4>& names, const std::string& desk) {
  std::ostringstream yaml;
  yaml << "schema: 1\nname: chain-test\nstart: 2026-01-01\nend: 2026-03-01\n"
       << "products: {top: {unit: unit, bom: {middle: 1}}, middle: {unit: unit, bom: {bottom: 1}}, bottom: {unit: "
          "unit}}\n"
       << "customers: {" << names[0] << ": {orders: {list: {2026-01-06: 1}, product: top}}}\nplants:\n";
  const char* products[] = {"top", "middle", "bottom"};
  for (std::size_t i = 0; i < 3; ++i) {
    yaml << "  " << names[i + 1] << ": {lines: 1, desk: " << desk << ", makes: {" << products[i]
         << ": {process_time: 1 hour}}}\n";
  }
  return yaml.str();
}

// What three plants accept on one date, in order of names as the log has it.
std::string accepted(const std::string& date, const std::array<std::string, 4>& names) {
  std::array<std::string, 3> lines = {date + " " + names[1] + " OrderAccepted 1 top\n",
                                      date + " " + names[2] + " OrderAccepted 1 middle\n",
                                      date + " " + names[3] + " OrderAccepted 1 bottom\n"};
  std::sort(lines.begin(), lines.end());
  return lines[0] + lines[1] + lines[2];
}

TEST(LettersTest, ACascadeReachesItsSourceOnItsDateWhateverTheNames) {
  std::array<std::string, 4> names = {"ada", "bea", "cleo", "dora"};
  do {
    for (const bool windows : {true, false}) {
      engine::Settings settings;
      settings.windows = windows;
      const std::string yaml = chain(names, "event");
      EXPECT_EQ(told(yaml, "OrderAccepted", settings), accepted("2026-01-06", names));
      EXPECT_EQ(told(yaml, names[0] + " Arrived", settings), "2026-01-06T03:00:00 " + names[0] + " Arrived 1 top\n");
    }
  } while (std::next_permutation(names.begin(), names.end()));
}

TEST(LettersTest, ALetterOfTuesdayIsReadAtTheNextWeeklyOpening) {
  // Periods count from the start, a Thursday: 1, 8, 15 January. The cascade still takes a single date.
  const std::array<std::string, 4> names = {"ada", "dora", "cleo", "bea"};
  const std::string yaml = chain(names, "1 week");

  EXPECT_EQ(told(yaml, "OrderPlaced top"), "2026-01-06 ada OrderPlaced 1 top\n");
  EXPECT_EQ(told(yaml, "OrderAccepted"), accepted("2026-01-08", names));
}

}  // namespace
}  // namespace gigaramp::test
