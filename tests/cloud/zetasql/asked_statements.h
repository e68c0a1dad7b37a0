// Asks a warehouse all that the commands that read can ask of it.
#pragma once
#include "cloud/zetasql/recording_warehouse.h"
#include "model/model_project.h"

namespace tonearm {

/// Builds the models and shows sample rows of every data test, as if all had failed.
void ask_models(RecordingWarehouse& warehouse, const ModelProject& project);
/// report, explain and plays, in text and JSON, with every kind of filter.
void ask_answers(RecordingWarehouse& warehouse);
/// status, and what sync compares with the service's count.
void ask_status(RecordingWarehouse& warehouse);

}  // namespace tonearm
