// The dbt project as our own runner sees it: models, data tests, dialect statements.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/data_test.h"
#include "ports/warehouse.h"

namespace tonearm {

/// One file, one table.
struct Model {
  std::string name;  ///< the file's, and the table's
  std::string sql;   ///< one select, inputs resolved to table names
  std::vector<std::string> refs;
};

/// A select whose rows are failures.
struct SingularTest {
  std::string name;
  std::string sql;
};

struct ModelProject {
  std::vector<Model> models;  ///< each after all that it reads
  std::vector<ModelTests> tests;
  std::vector<SingularTest> singular_tests;
  std::map<Dialect, std::vector<std::string>> statements;  ///< functions of one name, made before the models
};

/// The statements of a dialect as one text, `create … function …;` each, "" where it has none. BigQuery's functions are
/// temporary and die with their job (a lasting one would have to be called by its dataset): its warehouse adapter is
/// given this text and puts those in front of a statement that it calls; build_models does not run them there.
std::string functions_of(const ModelProject& project, Dialect dialect);

/// Path inside the project ("core/dim_artist.sql", a folder in front does not matter) and text.
using ProjectFiles = std::vector<std::pair<std::string, std::string>>;

/// The folder says what a file is: `tests/*.sql`, `dialects/<dialect>.sql`, other `*.sql` a model, `*.yml` descriptions
/// and data tests; anything else is left alone. Throws Error(look_into_data) that names the file where an input, a
/// model or a test does not exist, where models need each other in a circle, or where a text is more than ref and
/// source.
ModelProject read_models(const ProjectFiles& files);

}  // namespace tonearm
