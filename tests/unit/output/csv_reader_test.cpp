#include "sim/output/csv_reader.hpp"

#include <gtest/gtest.h>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "tests/support/test_folder.hpp"

namespace gigaramp {
namespace {

class CsvReaderTest : public ::testing::Test {
 protected:
  CsvReader table_of(const std::string& text) {
    write_atomically(path_, text, Durable::No);
    return CsvReader(path_);
  }

  testing::TestFolder folder_;
  std::string path_ = folder_.file("table.csv");
  std::vector<std::string> fields_;
};

TEST_F(CsvReaderTest, ReadsRecordsUnderTheNamesOfTheFirstLine) {
  CsvReader table = table_of("a,b,c\n1,,3\n4,5,\n");

  EXPECT_EQ(1U, table.column("b"));
  ASSERT_TRUE(table.next(fields_));
  EXPECT_EQ((std::vector<std::string>{"1", "", "3"}), fields_);
  ASSERT_TRUE(table.next(fields_));
  EXPECT_EQ((std::vector<std::string>{"4", "5", ""}), fields_);
  EXPECT_FALSE(table.next(fields_));
}

TEST_F(CsvReaderTest, ReadsWhatIsQuoted) {
  CsvReader table = table_of("a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\r\nlast,one");

  ASSERT_TRUE(table.next(fields_));
  EXPECT_EQ((std::vector<std::string>{"x,\"y\"", "two\nlines"}), fields_);
  ASSERT_TRUE(table.next(fields_));
  EXPECT_EQ((std::vector<std::string>{"last", "one"}), fields_);
}

TEST_F(CsvReaderTest, ARecordOfAnotherLengthIsAnErrorThatNamesIt) {
  CsvReader table = table_of("a,b\n1,2\n3\n");

  ASSERT_TRUE(table.next(fields_));
  try {
    table.next(fields_);
    FAIL();
  } catch (const FileError& error) {
    EXPECT_NE(std::string::npos, std::string(error.what()).find("record 3 has 1 fields, the first line has 2"));
  }
}

TEST_F(CsvReaderTest, AColumnThatIsNotThereIsAnError) {
  EXPECT_THROW(table_of("a,b\n").column("c"), FileError);
}

TEST_F(CsvReaderTest, AnEmptyFileIsAnError) {
  EXPECT_THROW(table_of(""), FileError);
}

}  // namespace
}  // namespace gigaramp
