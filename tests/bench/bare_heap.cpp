// The tandem flow on nothing but a binary heap: the floor for any event-driven simulator. See tandem.hpp.
#include <queue>
#include <vector>

#include "tests/bench/tandem.hpp"

namespace {

using namespace gigaramp::bench;

enum class Happening { Arrival, Completion, Delivery };

struct Event {
  double hour = 0;
  Happening what = Happening::Arrival;
  std::size_t stage = 0;

  bool operator<(const Event& other) const { return hour > other.hour; }
};

class Line {
 public:
  explicit Line(Flow flow) : flow_(flow), free_(flow.stages, kMachines), waiting_(flow.stages, 0) {}

  long run() {
    calendar_.push({});
    while (!calendar_.empty()) {
      const Event event = calendar_.top();
      calendar_.pop();
      handle(event);
    }
    return done_;
  }

 private:
  void handle(const Event& event) {
    switch (event.what) {
      case Happening::Arrival:
        enqueue(0, event.hour);
        if (++arrived_ < flow_.lots) calendar_.push({event.hour + draws_.gap(), Happening::Arrival, 0});
        break;
      case Happening::Completion:
        ++free_[event.stage];
        start(event.stage, event.hour);
        calendar_.push({event.hour + kLaneHours, Happening::Delivery, event.stage});
        break;
      case Happening::Delivery:
        if (event.stage + 1 < flow_.stages) {
          enqueue(event.stage + 1, event.hour);
        } else {
          ++done_;
        }
        break;
    }
  }

  void enqueue(std::size_t stage, double hour) {
    ++waiting_[stage];
    start(stage, hour);
  }

  void start(std::size_t stage, double hour) {
    for (; free_[stage] > 0 && waiting_[stage] > 0; --free_[stage], --waiting_[stage]) {
      calendar_.push({hour + draws_.process(), Happening::Completion, stage});
    }
  }

  Flow flow_;
  Draws draws_;
  std::vector<int> free_;
  std::vector<long> waiting_;
  std::priority_queue<Event> calendar_;
  long arrived_ = 0;
  long done_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  return measure(argc, argv, [](Flow flow) { return Line(flow).run(); });
}
