#include "notify/message.h"

namespace tonearm {

const char* event_name(Event event) {
  switch (event) {
    case Event::failure:
      return "failure";
    case Event::recovery:
      return "recovery";
    case Event::gap:
      return "gap";
    case Event::no_fresh_data:
      return "no_fresh_data";
    case Event::no_sync:
      return "no_sync";
    case Event::test:
      break;
  }
  return "test";
}

std::string whole_text(const Message& message) { return message.title + "\n" + message.text; }

}  // namespace tonearm
