#include "sim/output/csv.hpp"

#include <gtest/gtest.h>

#include <array>

#include "sim/output/column_dictionary.hpp"
#include "sim/output/orders_table.hpp"

namespace gigaramp {
namespace {

TEST(CsvTest, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ("plain text", csv_field("plain text"));
  EXPECT_EQ("\"a,b\"", csv_field("a,b"));
  EXPECT_EQ("\"say \"\"yes\"\"\"", csv_field("say \"yes\""));
  EXPECT_EQ("\"two\nlines\"", csv_field("two\nlines"));
}

TEST(CsvTest, AnEmptyFieldStaysEmpty) {
  const std::array<std::string, 3> fields{"a", "", "c"};

  EXPECT_EQ("a,,c\n", csv_line(fields));
}

TEST(OrderColumnsTest, EveryColumnStandsInTheDictionary) {
  const std::string page = column_dictionary();

  for (const ColumnDoc& column : doc_of(orders_table()).columns) {
    EXPECT_NE(std::string::npos, page.find("| `" + std::string(column.name) + "` |")) << column.name;
  }
}

}  // namespace
}  // namespace gigaramp
