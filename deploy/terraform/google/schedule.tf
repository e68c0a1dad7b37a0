# What starts the run, daily in the listener's zone. Mage's server and the machine have clocks of their own.
locals {
  mage_job     = try(var.mage.runs, "") == "job"
  mage_server  = try(var.mage.runs, "") == "server"
  current_zone = regex("[^=,]+$", var.zone) # of a dated list the last
  scheduled    = local.mage_server || var.vm != null ? [] : ["${var.name}-${local.mage_job ? "mage" : "sync"}"]
}

resource "google_cloud_scheduler_job" "daily" {
  count            = length(local.scheduled)
  project          = var.project
  region           = var.region
  name             = "${var.name}-daily"
  description      = "Starts ${local.scheduled[0]}"
  schedule         = var.schedule
  time_zone        = local.current_zone
  attempt_deadline = "60s"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/projects/${var.project}/locations/${var.region}/jobs/${local.scheduled[0]}:run"
    headers     = { "Content-Type" = "application/json" }
    body        = base64encode("{}")
    oauth_token { # an API of Google takes OAuth; OIDC is for services of one's own
      service_account_email = local.emails["schedule"]
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }
  retry_config { # of the start alone; the job tries its work again itself
    retry_count          = 3
    min_backoff_duration = "60s"
    max_backoff_duration = "600s"
  }
  depends_on = [google_cloud_run_v2_job_iam_member.schedule, google_project_service.used]
}

resource "google_cloud_run_v2_job_iam_member" "schedule" {
  count    = length(local.scheduled)
  project  = var.project
  location = var.region
  name     = local.scheduled[0]
  role     = "roles/run.invoker"
  member   = local.members["schedule"]

  depends_on = [google_cloud_run_v2_job.sync, google_cloud_run_v2_job.mage]
}
