#include "tests/unit/engine/story.hpp"

#include <sstream>

namespace gigaramp::test {

void Story::on(const Event& event) {
  events_.push_back(event);
}

std::string Story::line(const Event& event) const {
  std::string text = to_string(event.stamp.date) + " " + scenario_->entities[event.entity].id + " " +
                     std::string(name_of(event.type)) + " " + std::to_string(event.quantity);
  if (event.product != ProductId::kNone) text += " " + scenario_->products[event.product].id;
  return text;
}

std::string Story::with(const std::string& words) const {
  std::string text;
  for (const Event& event : events_) {
    const std::string all = " " + line(event) + " ";
    std::istringstream in(words);
    bool has_all = true;
    for (std::string word; in >> word;) has_all = has_all && all.find(" " + word + " ") != std::string::npos;
    if (has_all) text += line(event) + "\n";
  }
  return text;
}

}  // namespace gigaramp::test
