// What those who listen to /events are told. A slow listener gets the newest of each kind, never a queue.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace tonearm {

/// One thread's own.
class EventBoard {
 public:
  class Listener {
   public:
    Listener(EventBoard& board, std::function<void()> wake) : board_(board), wake_(std::move(wake)) {}
    ~Listener() { board_.listeners_.erase(this); }
    Listener(const Listener&) = delete;
    /// What is new, as bytes of text/event-stream; "" where nothing is.
    std::string take();

   private:
    friend class EventBoard;
    EventBoard& board_;
    std::function<void()> wake_;
    std::map<std::string, std::string> pending_;  // by kind
  };

  explicit EventBoard(std::size_t most_listeners) : most_listeners_(most_listeners) {}

  /// It hears first how things stand. nullptr where as many listen as may. `wake`: called when there is something to
  /// take.
  std::unique_ptr<Listener> join(std::function<void()> wake);
  /// Says it to all, where it differs from what was said last of this kind.
  void publish(const std::string& kind, const std::string& json);
  /// So that each looks whether it should end.
  void wake_all();
  std::size_t listeners() const { return listeners_.size(); }

 private:
  std::size_t most_listeners_;
  std::set<Listener*> listeners_;
  std::map<std::string, std::string> last_;
};

/// "event: sync\ndata: {…}\n\n" (https://html.spec.whatwg.org/multipage/server-sent-events.html). `json`: one line.
std::string event_text(const std::string& kind, const std::string& json);

}  // namespace tonearm
