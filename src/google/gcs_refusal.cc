#include "google/gcs_refusal.h"

#include <fmt/format.h>

#include "core/ascii.h"

namespace tonearm {
namespace {

bool says(const GoogleProblem& problem, const char* words) {
  return lower_case(problem.message).find(words) != std::string::npos;
}

bool is_billing_off(const GoogleProblem& problem) {
  return problem.status == 403 && (problem.reason == "accountDisabled" || says(problem, "billing"));
}

Error missing_bucket(const std::string& bucket) {
  return Error(
      Remedy::fix_setup, fmt::format("there is no bucket gs://{}", bucket),
      fmt::format("Make it with `gcloud storage buckets create gs://{} --location=REGION`, or correct its name "
                  "in the configuration.",
                  bucket));
}

Error billing_off(const std::string& bucket, const GoogleProblem& problem) {
  return Error(Remedy::fix_setup, fmt::format("billing is off for the project of gs://{}: {}", bucket, problem.message),
               "Link a billing account to the project: https://console.cloud.google.com/billing");
}

}  // namespace

bool is_missing_bucket(const HttpAnswer& answer, Asked asked) {
  return answer.status == 404 &&
         (asked == Asked::about_the_bucket || says(problem_of(answer), "bucket does not exist"));
}

void throw_gcs_refusal(GoogleApi& api, const HttpAnswer& answer, const GcsNames& names, const std::string& doing,
                       const std::string& name) {
  const Asked asked = doing == "list" || doing == "write" ? Asked::about_the_bucket : Asked::about_an_object;
  const GoogleProblem problem = problem_of(answer);
  if (is_missing_bucket(answer, asked)) throw missing_bucket(names.bucket());
  if (is_billing_off(problem)) throw billing_off(names.bucket(), problem);
  const Error error = api.refusal(answer, fmt::format("{} {}", doing, names.shown(name)));
  if (answer.status != 403 || error.remedy() != Remedy::get_permission) throw error;
  throw Error(
      error.remedy(), error.what(),
      fmt::format("Give that account the role Storage Object User (roles/storage.objectUser) on gs://{0}: `gcloud "
                  "storage buckets add-iam-policy-binding gs://{0} --member=… --role=roles/storage.objectUser`. "
                  "Names of buckets are worldwide: if this one is not yours, choose another.",
                  names.bucket()));
}

}  // namespace tonearm
