// The two forms in which Tableau reads a workbook.
#pragma once
#include <pugixml.hpp>

namespace tonearm::tableau {

/// classic: version 18.1, which programs from 2020 on open and which Tableau Desktop itself still writes: what a newer
/// feature brought bears its name ("_.fcp.ObjectModelExtractV2.true...object-id"), and a manifest lists them.
/// modern: version 26.1, for 2026.1 and later; what the published schemas describe.
enum class Form { classic, modern };

/// Turns a document that holds no feature's name yet into that form: version, manifest, names.
void put_in_form(pugi::xml_document& document, Form form);

}  // namespace tonearm::tableau
