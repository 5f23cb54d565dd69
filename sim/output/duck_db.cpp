#include "sim/output/duck_db.hpp"

#include <dlfcn.h>

#include <cstdint>

#include "sim/base/error.hpp"

namespace gigaramp {

namespace {

// The part of DuckDB's stable C interface that is used. A state of 0 is success.
using Handle = void*;
struct Result {
  std::uint64_t counts[3];
  void* columns;
  char* message;
  void* data;
};

struct Functions {
  int (*open)(const char*, Handle*);
  void (*close)(Handle*);
  int (*connect)(Handle, Handle*);
  void (*disconnect)(Handle*);
  int (*query)(Handle, const char*, Result*);
  const char* (*result_error)(Result*);
  void (*destroy_result)(Result*);
  int (*appender_create)(Handle, const char*, const char*, Handle*);
  int (*appender_destroy)(Handle*);
  const char* (*appender_error)(Handle);
  int (*appender_end_row)(Handle);
  int (*append_int64)(Handle, std::int64_t);
  int (*append_double)(Handle, double);
  int (*append_varchar_length)(Handle, const char*, std::uint64_t);
  int (*append_null)(Handle);
};

struct Library {
  explicit Library(const std::string& path) : handle(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (handle == nullptr) handle = dlopen("libduckdb.so", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
      throw FileError("libduckdb.so",
                      "not there: Parquet is written with DuckDB (tools/parquet/install fetches it); "
                      "run.sqlite and the .csv files have the same tables");
    }
  }
  ~Library() {
    if (handle != nullptr) dlclose(handle);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  template <class Function>
  void find(Function& function, const char* name) const {
    void* const at = dlsym(handle, name);
    if (at == nullptr) throw FileError("libduckdb.so", "has no " + std::string(name));
    function = reinterpret_cast<Function>(at);
  }

  Handle handle;
};

Functions functions_of(const Library& library) {
  Functions f{};
  library.find(f.open, "duckdb_open");
  library.find(f.close, "duckdb_close");
  library.find(f.connect, "duckdb_connect");
  library.find(f.disconnect, "duckdb_disconnect");
  library.find(f.query, "duckdb_query");
  library.find(f.result_error, "duckdb_result_error");
  library.find(f.destroy_result, "duckdb_destroy_result");
  library.find(f.appender_create, "duckdb_appender_create");
  library.find(f.appender_destroy, "duckdb_appender_destroy");
  library.find(f.appender_error, "duckdb_appender_error");
  library.find(f.appender_end_row, "duckdb_appender_end_row");
  library.find(f.append_int64, "duckdb_append_int64");
  library.find(f.append_double, "duckdb_append_double");
  library.find(f.append_varchar_length, "duckdb_append_varchar_length");
  library.find(f.append_null, "duckdb_append_null");
  return f;
}

}  // namespace

struct DuckDb::Parts {
  explicit Parts(const std::string& path) : library(path), call(functions_of(library)) {}

  Library library;
  Functions call;
  Handle database = nullptr;
  Handle connection = nullptr;
  Handle appender = nullptr;
};

DuckDb::DuckDb(const std::string& library) : parts_(std::make_unique<Parts>(library)) {
  if (parts_->call.open(nullptr, &parts_->database) != 0) throw FileError("DuckDB", "does not open");
  if (parts_->call.connect(parts_->database, &parts_->connection) != 0) throw FileError("DuckDB", "does not connect");
  run("SET autoinstall_known_extensions = false");
  run("SET autoload_known_extensions = false");
  run("SET threads = 1");  // the same rows give the same bytes
}

DuckDb::~DuckDb() {
  if (parts_->appender != nullptr) parts_->call.appender_destroy(&parts_->appender);
  if (parts_->connection != nullptr) parts_->call.disconnect(&parts_->connection);
  if (parts_->database != nullptr) parts_->call.close(&parts_->database);
}

void DuckDb::run(const std::string& sql) {
  Result result{};
  const bool failed = parts_->call.query(parts_->connection, sql.c_str(), &result) != 0;
  const char* const why = failed ? parts_->call.result_error(&result) : nullptr;
  const std::string message = why != nullptr ? why : "it does not say why";
  parts_->call.destroy_result(&result);
  if (failed) throw FileError("DuckDB", message);
}

void DuckDb::refuse(const std::string& what) const {
  const char* const why = parts_->appender != nullptr ? parts_->call.appender_error(parts_->appender) : nullptr;
  throw FileError("DuckDB", what + ": " + (why != nullptr ? why : "it does not say why"));
}

void DuckDb::begin(const std::string& table) {
  if (parts_->call.appender_create(parts_->connection, nullptr, table.c_str(), &parts_->appender) != 0) refuse(table);
}

void DuckDb::add(const std::vector<Cell>& row) {
  const Functions& call = parts_->call;
  Handle to = parts_->appender;
  int failures = 0;
  for (const Cell& cell : row) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      failures += call.append_int64(to, *whole);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      failures += call.append_double(to, *number);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
      failures += call.append_varchar_length(to, text->data(), text->size());
    } else {
      failures += call.append_null(to);
    }
  }
  failures += call.appender_end_row(to);
  if (failures != 0) refuse("a row");
}

void DuckDb::end() {
  if (parts_->call.appender_destroy(&parts_->appender) != 0) throw FileError("DuckDB", "rows do not fit their table");
  parts_->appender = nullptr;
}

}  // namespace gigaramp
