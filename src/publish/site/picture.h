// A picture being drawn: text of any script, bars, and the PNG of it.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace tonearm {

/// Whether Pango is on this machine. Without it nothing below may be drawn.
bool can_draw();

/// "#1C6B70"
using Colour = std::string;

enum class Align { left, right };

struct TextLook {
  double size = 24;  ///< pixels
  Colour colour = "#15191B";
  bool strong = false;
  Align align = Align::left;
};

/// The page's own letters for all pictures as long as it lives. Without them, and for other scripts, the machine's.
class Letters {
 public:
  /// Bytes of .woff2 files.
  explicit Letters(const std::vector<std::string>& fonts);
  ~Letters();
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

 private:
  std::vector<std::string> files_;
};

class Picture {
 public:
  Picture(int width, int height, const Colour& ground);
  ~Picture();
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;

  /// One line, its top left corner at x, y; cut with "…" where it is wider than `width`; `align` within that.
  void text(double x, double y, double width, const std::string& text, const TextLook& look);
  void bar(double x, double y, double width, double height, const Colour& colour);
  /// The same drawing gives the same bytes.
  std::string png() const;

 private:
  struct Canvas;
  std::unique_ptr<Canvas> canvas_;
};

}  // namespace tonearm
