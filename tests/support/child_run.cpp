#include "tests/support/child_run.hpp"

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

#include "sim/engine/isolated.hpp"

namespace gigaramp::testing {

ChildResult in_child(const std::function<std::string()>& job) {
  // A file that parent and child share: a pipe would block the child on long texts.
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  if (file == nullptr) throw std::runtime_error("no temporary file");
  const int descriptor = fileno(file.get());
  ChildResult result;
  const auto work = [&](std::uint64_t) {
    const std::string text = job();
    if (write(descriptor, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
      throw std::runtime_error("the result does not fit");
    }
  };
  const auto report = [&result](const engine::Ended& ended) {
    result.is_ok = ended.is_ok;
    result.error = ended.message;
  };
  std::fflush(nullptr);  // or the child writes out what the parent has buffered, too
  engine::run_isolated({0}, 1, work, report);
  const off_t size = lseek(descriptor, 0, SEEK_END);
  result.text.resize(static_cast<std::size_t>(size));
  if (pread(descriptor, result.text.data(), result.text.size(), 0) != size) throw std::runtime_error("result is lost");
  return result;
}

ChildResult engine_fingerprint(const Scenario& scenario, RunSeed run, const engine::Settings& settings) {
  return in_child([&] {
    World world = build_world(scenario, run);
    Fingerprint fingerprint;
    EventSink* const sinks[] = {&fingerprint};
    engine::simulate(world, settings, sinks);
    return fingerprint.hex();
  });
}

}  // namespace gigaramp::testing
