// Letters by SMTP, through libcurl.
#pragma once
#include <atomic>

#include "ports/mail.h"

namespace tonearm {

class CurlMail : public MailSender {
 public:
  /// `interrupted` ends a transfer that is under way.
  explicit CurlMail(const std::atomic<bool>& interrupted) : interrupted_(interrupted) {}
  MailAnswer send(const MailServer& server, const Letter& letter) override;

 private:
  const std::atomic<bool>& interrupted_;
};

}  // namespace tonearm
