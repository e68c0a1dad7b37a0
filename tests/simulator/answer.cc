#include "simulator/answer.h"

#include "simulator/json_text.h"

namespace tonearm::simulator {
namespace {

const char* message_of(int code) {
  switch (code) {
    case 3:
      return "Invalid Method - No method with that name in this package";
    case 5:
      return "Invalid format - This service doesn't exist in that format";
    case 6:
      return "Invalid parameters - Your request is missing a required parameter";
    case 8:
      return "Operation failed - Most likely the backend service failed. Please try again.";
    case 10:
      return "Invalid API key - You must be granted a valid key by last.fm";
    case 11:
      return "Service Offline - This service is temporarily offline. Try again later.";
    case 16:
      return "The service is temporarily unavailable, please try again.";
    case 17:
      return "Login: User required to be logged in";
    case 26:
      return "Suspended API key - Access for your account has been suspended, please contact Last.fm";
    case 29:
      return "Rate Limit Exceeded - Your IP has made too many requests in a short period";
    default:
      return "Operation failed";
  }
}

}  // namespace

Answer error_answer(int code, int status, const std::string& fault, const std::string& message) {
  Answer answer;
  answer.status = status;
  answer.fault = fault;
  answer.body = "{\"error\":" + std::to_string(code) +
                ",\"message\":" + json_string(message.empty() ? message_of(code) : message) + "}";
  return answer;
}

Answer html_answer(const std::string& fault) {
  Answer answer;
  answer.status = 503;
  answer.content_type = "text/html; charset=UTF-8";
  answer.body =
      "\n<html><head>\n<meta http-equiv=\"content-type\" content=\"text/html;charset=utf-8\">\n"
      "<title>502 Server Error</title>\n</head>\n<body text=#000000 bgcolor=#ffffff>\n<h1>Error: Server Error</h1>\n"
      "<h2>The server encountered a temporary error and could not complete your request.<p>Please try again in 30 "
      "seconds.</h2>\n<h2></h2>\n</body></html>\n";
  answer.fault = fault;
  return answer;
}

}  // namespace tonearm::simulator
