// What BigQuery's reasons mean for whoever has to act. Pure.
// https://cloud.google.com/bigquery/docs/error-messages
#pragma once
#include <string>

#include "bigquery/bigquery_settings.h"
#include "core/error.h"
#include "google/google_api.h"

namespace tonearm {

/// A job that failed for this reason may succeed unchanged, under a new id.
bool is_passing_reason(const std::string& reason);

/// `subject`: what was asked for, "the table p.d.t".
Error bigquery_error(const GoogleProblem& problem, const BigquerySettings& settings, const std::string& subject);

/// Of a dataset that is not there: how to make it.
Error no_dataset(const BigquerySettings& settings, const std::string& dataset);

/// The same, with the statement that it is about.
Error in_statement(const Error& error, const std::string& sql);

}  // namespace tonearm
