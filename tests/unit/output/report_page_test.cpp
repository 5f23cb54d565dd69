#include "sim/output/report_page.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"
#include "tests/support/test_folder.hpp"

namespace gigaramp {
namespace {

std::string gunzip(const std::string& bytes, std::size_t size) {
  z_stream stream{};
  EXPECT_EQ(Z_OK, inflateInit2(&stream, 15 + 16));
  std::string in = bytes;
  std::string out(size, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(Z_STREAM_END, inflate(&stream, Z_FINISH));
  inflateEnd(&stream);
  return out;
}

TEST(GzipTest, GivesTheTextBackAndTheSameBytesEachTime) {
  const std::string text(100'000, 'a');

  const std::string packed = gzip(text);

  EXPECT_LT(packed.size(), 1000U);
  EXPECT_EQ(text, gunzip(packed, text.size()));
  EXPECT_EQ(packed, gzip(text));
}

TEST(Base64Test, PadsToGroupsOfFour) {
  EXPECT_EQ("", base64(""));
  EXPECT_EQ("Zg==", base64("f"));
  EXPECT_EQ("Zm8=", base64("fo"));
  EXPECT_EQ("Zm9v", base64("foo"));
  EXPECT_EQ("/+8A", base64(std::string("\xff\xef\0", 3)));
}

TEST(ReportPageTest, TitleAndDataStandInTheirPlaces) {
  const std::string page =
      report_page("<title>%%REPORT_TITLE%%</title><script>%%REPORT_DATA%%</script>", "a <b> & c", "{}");

  EXPECT_EQ("<title>a &lt;b> &amp; c</title><script>" + base64(gzip("{}")) + "</script>", page);
}

TEST(ReportPageTest, APageWithoutAPlaceForTheDataIsAnError) {
  EXPECT_THROW(report_page("<title>%%REPORT_TITLE%%</title>", "t", "{}"), RunError);
}

TEST(WriteReportTest, AFileThatIsNoReportIsLeftAsItIs) {
  const testing::TestFolder folder;
  const std::string path = folder.file("letter.html");
  write_atomically(path, "<p>Dear Ann</p>", Durable::No);

  EXPECT_THROW(write_report("nowhere", {}, path), FileError);
  EXPECT_EQ("<p>Dear Ann</p>", read_bytes(path));
}

}  // namespace
}  // namespace gigaramp
