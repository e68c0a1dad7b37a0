// Elements of an XML document, one call each.
#pragma once
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <utility>

namespace tonearm::tableau {

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

/// Appends <name …/>, attributes in this order.
inline pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {}) {
  pugi::xml_node element = parent.append_child(name);
  for (const auto& [key, value] : attributes) element.append_attribute(key) = value.c_str();
  return element;
}

/// Appends <name>text</name>.
inline pugi::xml_node add_text(pugi::xml_node parent, const char* name, const std::string& text) {
  pugi::xml_node element = parent.append_child(name);
  element.text().set(text.c_str());
  return element;
}

}  // namespace tonearm::tableau
