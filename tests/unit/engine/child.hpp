#pragma once

#include <functional>
#include <string>

namespace gigaramp::test {

/// Runs `job` in a forked process of its own (SimGrid allows one simulation per process) and returns the text it
/// makes: `error: ` and the message when it throws, `died: ` and the reason when it does not come to its end.
std::string in_child(const std::function<std::string()>& job);

}  // namespace gigaramp::test
