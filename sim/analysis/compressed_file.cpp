#include "sim/analysis/compressed_file.hpp"

#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "sim/analysis/atomic_file.hpp"
#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

constexpr int kLevel = 3;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct CompressedFile::State {
  explicit State(const std::string& name) : path(name), file(name), context(ZSTD_createCCtx()) {}

  void compress(std::string_view bytes, ZSTD_EndDirective directive) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    while (true) {
      ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context.get(), &out, &in, directive);
      if (ZSTD_isError(left) != 0) throw FileError(path, ZSTD_getErrorName(left));
      file.append({buffer.data(), out.pos});
      const bool is_done = directive == ZSTD_e_end ? left == 0 : in.pos == in.size;
      if (is_done) return;
    }
  }

  std::string path;
  AtomicFile file;
  std::unique_ptr<ZSTD_CCtx, FreeCompressor> context;
  std::vector<char> buffer = std::vector<char>(ZSTD_CStreamOutSize());
};

CompressedFile::CompressedFile(const std::string& path) : state_(std::make_unique<State>(path)) {
  ZSTD_CCtx_setParameter(state_->context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(state_->context.get(), ZSTD_c_checksumFlag, 1);
}

CompressedFile::~CompressedFile() = default;

void CompressedFile::append(std::string_view bytes) {
  state_->compress(bytes, ZSTD_e_continue);
}

void CompressedFile::commit() {
  state_->compress({}, ZSTD_e_end);
  state_->file.commit();
}

struct DecompressedFile::State {
  explicit State(const std::string& name)
      : path(name), file(std::fopen(name.c_str(), "rb")), context(ZSTD_createDCtx()) {
    if (file == nullptr) throw FileError(path, std::strerror(errno));
  }

  // More compressed bytes; false at the end of the file.
  bool fill() {
    in = {read.data(), std::fread(read.data(), 1, read.size(), file.get()), 0};
    if (std::ferror(file.get()) != 0) throw FileError(path, std::strerror(errno));
    return in.size > 0;
  }

  std::string path;
  std::unique_ptr<std::FILE, CloseFile> file;
  std::unique_ptr<ZSTD_DCtx, FreeDecompressor> context;
  std::vector<char> read = std::vector<char>(ZSTD_DStreamInSize());
  ZSTD_inBuffer in = {nullptr, 0, 0};
};

DecompressedFile::DecompressedFile(const std::string& path) : state_(std::make_unique<State>(path)) {}

DecompressedFile::~DecompressedFile() = default;

std::string DecompressedFile::read(std::size_t count) {
  State& s = *state_;
  std::string bytes(count, '\0');
  ZSTD_outBuffer out{bytes.data(), count, 0};
  while (out.pos < count) {
    const bool has_more = s.in.pos < s.in.size || s.fill();
    const std::size_t before = out.pos;
    const std::size_t left = ZSTD_decompressStream(s.context.get(), &out, &s.in);
    if (ZSTD_isError(left) != 0) throw FileError(s.path, std::string("is damaged: ") + ZSTD_getErrorName(left));
    if (!has_more && out.pos == before) throw FileError(s.path, "is damaged: it ends too soon");
  }
  return bytes;
}

}  // namespace gigaramp
