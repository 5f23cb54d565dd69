// The tandem flow written straight on SimGrid, one actor per machine and per lane: what gigaramp's cost per lot and
// stage is held against. See tandem.hpp.
#include <simgrid/s4u.hpp>

#include <array>
#include <deque>
#include <vector>

#include "tests/bench/tandem.hpp"

namespace {

using namespace gigaramp::bench;
namespace s4u = simgrid::s4u;

constexpr double kHour = 3600;  // SimGrid's clock counts seconds

struct Stage {
  s4u::SemaphorePtr waiting = s4u::Semaphore::create(0);
  s4u::SemaphorePtr shipped = s4u::Semaphore::create(0);
  std::deque<double> arrivals = {};  // dates at which shipped lots reach the next stage
};

class Line {
 public:
  Line(Flow flow, s4u::Host* host) : flow_(flow), host_(host), stages_(flow.stages) {
    for (std::size_t k = 0; k < flow.stages; ++k) {
      for (int machine = 0; machine < kMachines; ++machine) {
        s4u::Actor::create("machine", host_, [this, k] { work(stages_[k]); })->daemonize();
      }
      s4u::Actor::create("lane", host_, [this, k] { carry(k); });
    }
    s4u::Actor::create("source", host_, [this] { arrive(); });
  }

  long done() const { return done_; }

 private:
  [[noreturn]] void work(Stage& stage) {
    while (true) {
      stage.waiting->acquire();
      s4u::this_actor::sleep_for(draws_.process() * kHour);
      stage.arrivals.push_back(s4u::Engine::get_clock() + kLaneHours * kHour);
      stage.shipped->release();
    }
  }

  void carry(std::size_t k) {
    Stage& stage = stages_[k];
    for (long lot = 0; lot < flow_.lots; ++lot) {
      stage.shipped->acquire();
      const double arrival = stage.arrivals.front();
      stage.arrivals.pop_front();
      if (arrival > s4u::Engine::get_clock()) s4u::this_actor::sleep_until(arrival);
      if (k + 1 < stages_.size()) {
        stages_[k + 1].waiting->release();
      } else {
        ++done_;
      }
    }
  }

  void arrive() {
    for (long lot = 0; lot < flow_.lots; ++lot) {
      stages_.front().waiting->release();
      s4u::this_actor::sleep_for(draws_.gap() * kHour);
    }
  }

  Flow flow_;
  s4u::Host* host_;
  Draws draws_;
  std::vector<Stage> stages_;
  long done_ = 0;
};

long run(Flow flow) {
  std::array<char, 8> name = {"tandem"};
  std::array<char*, 2> arguments = {name.data(), nullptr};
  int count = 1;
  s4u::Engine engine(&count, arguments.data());
  s4u::NetZone* zone = s4u::create_full_zone("world");
  s4u::Host* host = zone->create_host("plant", 1.0)->seal();
  zone->seal();
  const Line line(flow, host);
  engine.run();
  return line.done();
}

}  // namespace

int main(int argc, char** argv) {
  return measure(argc, argv, run);
}
