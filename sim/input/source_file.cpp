#include "sim/input/source_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace gigaramp::input {
namespace {

constexpr std::size_t kLongestShownLine = 200;

// Closes a file descriptor at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

// Length of the UTF-8 sequence that starts with `lead`; 0 when none does.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_sequence(std::string_view text, std::size_t at, std::size_t length) {
  if (length == 0 || at + length > text.size()) return false;
  for (std::size_t k = 1; k < length; ++k) {
    if ((static_cast<unsigned char>(text[at + k]) & 0xC0U) != 0x80U) return false;
  }
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = length > 1 ? static_cast<unsigned char>(text[at + 1]) : 0U;
  // Overlong forms, surrogates and code points above U+10FFFF.
  if (lead == 0xE0 && next < 0xA0U) return false;
  if (lead == 0xED && next > 0x9FU) return false;
  if (lead == 0xF0 && next < 0x90U) return false;
  return lead != 0xF4 || next <= 0x8FU;
}

}  // namespace

std::string SourceFile::line(int number) const {
  const int index = number - first_line;
  if (!echo || index < 0 || static_cast<std::size_t>(index) >= starts.size()) return "";
  const std::size_t begin = starts[static_cast<std::size_t>(index)];
  std::size_t end = text.find('\n', begin);
  if (end == std::string::npos) end = text.size();
  if (end > begin && text[end - 1] == '\r') --end;
  return end - begin > kLongestShownLine ? "" : text.substr(begin, end - begin);
}

std::shared_ptr<SourceFile> make_source(std::string name, std::string text) {
  auto source = std::make_shared<SourceFile>();
  source->name = std::move(name);
  source->text = std::move(text);
  source->starts.push_back(0);
  for (std::size_t at = source->text.find('\n'); at != std::string::npos; at = source->text.find('\n', at + 1)) {
    source->starts.push_back(at + 1);
  }
  return source;
}

Diagnostic finding(Diagnostic::Severity severity, const Origin& origin, std::string path, std::string message,
                   std::string hint) {
  Diagnostic result;
  result.severity = severity;
  result.path = std::move(path);
  result.message = std::move(message);
  result.hint = std::move(hint);
  if (origin.source) {
    result.at = {origin.source->name, origin.line, origin.column};
    result.source_line = origin.source->line(origin.line);
  }
  return result;
}

FileText read_regular_file(const std::string& path) {
  // Without O_NONBLOCK a pipe would wait for its writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return {"", std::string("cannot be read: ") + std::strerror(errno)};
  struct stat status = {};
  if (::fstat(file.get(), &status) != 0) return {"", std::string("cannot be read: ") + std::strerror(errno)};
  if (S_ISDIR(status.st_mode)) return {"", "is a directory, not a file"};
  if (!S_ISREG(status.st_mode)) return {"", "is not a regular file"};
  FileText result;
  std::array<char, 65536> buffer = {};
  while (true) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0) return {"", std::string("cannot be read: ") + std::strerror(errno)};
    if (count == 0) return result;
    result.text.append(buffer.data(), static_cast<std::size_t>(count));
    if (result.text.size() > kMaxFileBytes) return {"", "is larger than 16 MB"};
  }
}

TextFault check_text(std::string_view text) {
  TextFault fault;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequence_length(byte);
    if (!is_sequence(text, at, length)) {
      fault.message = "is not UTF-8 text";
      return fault;
    }
    if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F) {
      fault.message = "contains a control character (byte " + std::to_string(byte) + ")";
      return fault;
    }
    fault.line += byte == '\n' ? 1 : 0;
    fault.column = byte == '\n' ? 1 : fault.column + 1;
    at += length;
  }
  return fault;
}

}  // namespace gigaramp::input
