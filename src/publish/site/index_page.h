// index.html of a site: the page, and what others read of it before it is opened.
#pragma once
#include <string>

namespace tonearm {

struct PageHead {
  std::string title, description;
  std::string url;      ///< "" where it is not known
  std::string picture;  ///< "og.png", "" for none
  int width = 1200, height = 630;
};

/// What a page may do: run and read what lies beside it, and nothing else.
std::string content_policy();
/// Text in HTML, and in an attribute between double quotes. Without NUL, which HTML cannot hold.
std::string html_text(const std::string& text);
/// Title, description and the Open Graph's, as lines of a head.
std::string head_lines(const PageHead& head);

std::string index_page(const PageHead& head);

}  // namespace tonearm
