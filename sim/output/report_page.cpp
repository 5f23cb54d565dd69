#include "sim/output/report_page.hpp"

#include <unistd.h>
#include <zlib.h>

#include <nlohmann/json.hpp>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr std::string_view kTitleMark = "%%REPORT_TITLE%%";
constexpr std::string_view kDataMark = "%%REPORT_DATA%%";
constexpr std::string_view kGenerator = R"(<meta name="generator" content="gigaramp report">)";
constexpr int kGzipWindow = 15 + 16;  // zlib's largest window, with the header of gzip
constexpr int kMemoryLevel = 9;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

void replace_mark(std::string& page, std::string_view mark, std::string_view text) {
  const std::size_t at = page.find(mark);
  if (at == std::string::npos) throw RunError("the report page has no place for " + std::string(mark));
  page.replace(at, mark.size(), text);
}

std::string title_of(const std::vector<ReportSource>& runs) {
  std::string title;
  for (const ReportSource& run : runs) {
    const auto manifest = nlohmann::ordered_json::parse(run.manifest);
    if (title.empty()) title = manifest.at("name").get<std::string>() + ":";
    title += (title.ends_with(':') ? " " : ", ") + manifest.at("scenario").get<std::string>();
  }
  return title;
}

}  // namespace

std::string gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw RunError("zlib cannot start");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  std::string in(text);  // zlib reads through a pointer to non-const
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw RunError("zlib cannot compress the report's data");
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool is_padding = at + i > bytes.size();
      out += is_padding ? '=' : kDigits[group >> (18 - 6 * i) & 63U];
    }
  }
  return out;
}

std::string report_page(std::string_view page, std::string_view title, std::string_view data) {
  std::string out(page);
  replace_mark(out, kTitleMark, escaped(title));
  replace_mark(out, kDataMark, base64(gzip(data)));
  return out;
}

void write_report(const std::string& page_path, const std::vector<ReportSource>& runs, const std::string& out) {
  if (::access(out.c_str(), F_OK) == 0 && read_bytes(out).find(kGenerator) == std::string::npos) {
    throw FileError(out, "is not a report of gigaramp and is left as it is; choose another name with --out");
  }
  write_atomically(out, report_page(read_bytes(page_path), title_of(runs), report_data(runs)), Durable::No);
}

}  // namespace gigaramp
