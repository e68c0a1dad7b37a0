#include "bigquery/bigquery_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace tonearm {
namespace {

constexpr std::array<std::string_view, 8> kPassing = {
    "rateLimitExceeded", "jobRateLimitExceeded", "backendError",     "jobBackendError",
    "internalError",     "jobInternalError",     "tableUnavailable", "backingOff"};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// The role that holds what was refused, from the permission that BigQuery's message names.
std::string role_for(const std::string& message) {
  if (holds(message, "storage.")) return "roles/storage.objectViewer on the bucket";
  if (holds(message, "bigquery.jobs.")) return "roles/bigquery.user on the project";
  return "roles/bigquery.dataEditor on the dataset, its _a and its _b, and roles/bigquery.user on the project";
}

Error refused(const GoogleProblem& problem, const BigquerySettings& settings, const std::string& subject) {
  const std::string who = settings.account.empty() ? "this account" : settings.account;
  return Error(Remedy::get_permission, fmt::format("{}: {} is not allowed to: {}", subject, who, problem.message),
               fmt::format("Ask the owner of {} to give {} {}.", settings.project, who, role_for(problem.message)));
}

Error not_found(const GoogleProblem& problem, const BigquerySettings& settings, const std::string& text) {
  if (holds(problem.message, "Dataset"))
    return Error(Remedy::fix_setup, text,
                 fmt::format("Make {0}, {0}_a and {0}_b in one location: bq mk --dataset {1}:{0}, or terraform apply.",
                             settings.dataset, settings.project));
  if (holds(problem.message, "Project"))
    return Error(Remedy::fix_setup, text, "Check the project in the warehouse setting: bigquery://PROJECT/DATASET.");
  if (holds(problem.message, "gs://"))
    return Error(Remedy::look_into_data, text, "Run the same command again: the lake's objects changed meanwhile.");
  return Error(Remedy::look_into_data, text);
}

Error too_dear(const BigquerySettings& settings, const std::string& text) {
  return Error(Remedy::fix_setup, text,
               fmt::format("Raise maximum_bytes_billed, {} bytes a statement now, or ask for less.",
                           settings.maximum_bytes_billed));
}

}  // namespace

bool is_passing_reason(const std::string& reason) {
  return std::find(kPassing.begin(), kPassing.end(), reason) != kPassing.end();
}

Error bigquery_error(const GoogleProblem& problem, const BigquerySettings& settings, const std::string& subject) {
  const std::string& reason = problem.reason;
  const std::string text = fmt::format("{}: {}", subject, problem.message.empty() ? reason : problem.message);
  if (reason == "accessDenied" || (reason != "notFound" && holds(problem.message, "storage.objects.")))
    return refused(problem, settings, subject);
  if (holds(problem.message, "different locations"))
    return Error(Remedy::fix_setup, text, "Make the bucket and the datasets in one location; neither can be moved.");
  if (reason == "notFound") return not_found(problem, settings, text);
  if (reason == "quotaExceeded")
    return Error(Remedy::try_again, text,
                 "Wait until the quota is filled again (by the day at midnight, Pacific time), or raise it under IAM, "
                 "Quotas.");
  if (reason == "billingNotEnabled")
    return Error(Remedy::fix_setup, text, fmt::format("Turn billing on for the project {}.", settings.project));
  if (reason == "bytesBilledLimitExceeded" || reason == "billingTierLimitExceeded") return too_dear(settings, text);
  if (reason == "stopped")
    return Error(Remedy::try_again, "the query was stopped", "Ask for less, or allow it more time.");
  if (reason == "timeout" || reason == "resourceInUse" || reason == "conditionNotMet")
    return Error(Remedy::try_again, text, "Run the same command again.");
  if (is_passing_reason(reason) || problem.status >= 500)
    return Error(Remedy::wait_for_service, text, "Wait, and run the same command again; nothing is lost.");
  if (problem.status == 403) return refused(problem, settings, subject);
  return Error(Remedy::look_into_data, text);
}

Error no_dataset(const BigquerySettings& settings, const std::string& dataset) {
  const std::string where = settings.location.empty() ? "" : " --location=" + settings.location;
  return Error(
      Remedy::fix_setup, fmt::format("the dataset {}.{} is not there", settings.project, dataset),
      fmt::format("Make it with terraform apply, or: bq{} mk --dataset {}:{}", where, settings.project, dataset));
}

Error in_statement(const Error& error, const std::string& sql) {
  constexpr std::size_t kShown = 400;
  const std::string shown = sql.size() <= kShown ? sql : sql.substr(0, kShown) + " …";
  return Error(error.remedy(), fmt::format("{}\n  in: {}", error.what(), shown), error.what_to_do());
}

}  // namespace tonearm
