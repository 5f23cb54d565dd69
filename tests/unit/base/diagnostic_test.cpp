#include "sim/base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace gigaramp {
namespace {

Diagnostic at_line(int line, std::string message) {
  return {Diagnostic::Severity::Error, {"a.yaml", line, 1}, "", std::move(message), ""};
}

TEST(DiagnosticTest, PrintsPlaceSeverityPathMessageHintLineAndCaret) {
  const Diagnostic found{Diagnostic::Severity::Error, {"base.yaml", 42, 8}, "plants.tsmc-cowos.lot",
                         "'25 wafer/s' is a rate",    "write '25 wafers'",  "  lot: 25 wafer/s"};

  EXPECT_EQ(to_string(found),
            "base.yaml:42:8: error: plants.tsmc-cowos.lot: '25 wafer/s' is a rate (write '25 wafers')\n"
            "    lot: 25 wafer/s\n"
            "         ^\n");
}

TEST(DiagnosticTest, LeavesOutWhatIsEmpty) {
  const Diagnostic found{Diagnostic::Severity::Warning, {}, "", "no rule names it", ""};

  EXPECT_EQ(to_string(found), "warning: no rule names it\n");
}

TEST(DiagnosticTest, CaretStandsUnderTheCharacterAfterTabsAndUmlauts) {
  const Diagnostic found{Diagnostic::Severity::Error, {"a.yaml", 1, 6}, "", "bad", "", "\tü: x"};

  EXPECT_EQ(to_string(found), "a.yaml:1:6: error: bad\n  \t\u00fc: x\n  \t   ^\n");
}

TEST(DiagnosticTest, CaretStaysAtTheEndOfAShortLine) {
  const Diagnostic found{Diagnostic::Severity::Error, {"a.yaml", 1, 900}, "", "bad", "", "ab"};

  EXPECT_EQ(to_string(found), "a.yaml:1:900: error: bad\n  ab\n    ^\n");
}

TEST(DiagnosticTest, ControlCharactersDoNotReachTheTerminal) {
  const Diagnostic found{Diagnostic::Severity::Error, {}, "", "a\x1b[2Jb\nc", ""};

  EXPECT_EQ(to_string(found), "error: a [2Jb c\n");
}

TEST(DiagnosticsTest, SortsByPlaceAndKeepsEqualFindingsOnce) {
  Diagnostics found;
  found.add(at_line(10, "late"));
  found.add(at_line(9, "early"));
  found.add(at_line(10, "late"));
  found.add({Diagnostic::Severity::Warning, {"a.yaml", 1, 1}, "", "first", ""});

  found.sort();

  ASSERT_EQ(found.list().size(), 3u);
  EXPECT_EQ(found.list()[0].message, "first");
  EXPECT_EQ(found.list()[1].message, "early");
  EXPECT_EQ(found.errors(), 2);
  EXPECT_EQ(found.warnings(), 1);
  EXPECT_TRUE(found.has_errors());
}

TEST(NearestTest, FindsTheSmallestEditDistance) {
  EXPECT_EQ(nearest("fases", {"phases", "power", "place"}), "phases");
  EXPECT_EQ(nearest("capcity", {"capacity", "city"}), "capacity");
  EXPECT_EQ(nearest("lot", {"lot"}), "lot");
}

TEST(NearestTest, FindsNothingFar) {
  EXPECT_EQ(nearest("kangaroo", {"phases", "power", "place"}), "");
  EXPECT_EQ(nearest("x", {}), "");
  EXPECT_EQ(nearest("x", {"a", "y"}), "");
  EXPECT_EQ(nearest(std::string(100'000, 'a'), {"aaa"}), "");
}

TEST(NearestTest, TiesGoToTheFirstInTheAlphabetWhateverTheOrder) {
  EXPECT_EQ(nearest("cat", {"car", "bat"}), "bat");
  EXPECT_EQ(nearest("cat", {"bat", "car"}), "bat");
}

}  // namespace
}  // namespace gigaramp
