#include "sim/roles/role.hpp"

#include <algorithm>

namespace gigaramp {

std::uint64_t advance(Role& role, Inbox& inbox, Stamp until, Outbox& out, std::size_t most) {
  std::uint64_t steps = 0;
  std::vector<Letter> batch;
  while (out.letters().size() < most) {
    const Stamp now = std::min(inbox.next(), role.next());
    if (!(now < until)) break;
    inbox.take(now, batch);
    out.now(now);
    role.act(now, batch, out);
    ++steps;
  }
  return steps;
}

}  // namespace gigaramp
