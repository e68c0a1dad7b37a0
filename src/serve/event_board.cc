#include "serve/event_board.h"

#include <vector>

namespace tonearm {

std::string event_text(const std::string& kind, const std::string& json) {
  return "event: " + kind + "\ndata: " + json + "\n\n";
}

std::string EventBoard::Listener::take() {
  std::string text;
  for (const auto& [kind, json] : pending_) text += event_text(kind, json);
  pending_.clear();
  return text;
}

std::unique_ptr<EventBoard::Listener> EventBoard::join(std::function<void()> wake) {
  if (listeners_.size() >= most_listeners_) return nullptr;
  auto listener = std::make_unique<Listener>(*this, std::move(wake));
  listener->pending_ = last_;
  listeners_.insert(listener.get());
  return listener;
}

void EventBoard::publish(const std::string& kind, const std::string& json) {
  std::string& last = last_[kind];
  if (last == json) return;
  last = json;
  for (Listener* listener : listeners_) {
    listener->pending_[kind] = json;
    listener->wake_();
  }
}

void EventBoard::wake_all() {
  for (Listener* listener : listeners_) listener->wake_();
}

}  // namespace tonearm
