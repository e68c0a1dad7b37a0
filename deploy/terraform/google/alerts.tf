# Failure is told: at once when a run fails, and when none succeeded for 26 hours, which also finds a schedule that stopped.
# Of runs on Mage's server or on the machine Cloud Monitoring knows nothing: there Tonearm's own [notify] tells.
locals {
  watched    = try(local.scheduled[0], "")
  executions = "monitored_resource=\"cloud_run_job\",location=\"${var.region}\",job_name=\"${local.watched}\""
  what_to_do = <<-EOT
    Look at the last runs and at what they said:

        gcloud run jobs executions list --job=${local.watched} --region=${var.region} --project=${var.project}
        gcloud logging read 'resource.labels.job_name="${local.watched}"' --freshness=2d --project=${var.project}

    The last line of a failed run says what to do. Nothing is lost: the next run fetches what this one did not.
  EOT
}

resource "google_monitoring_notification_channel" "email" {
  project      = var.project
  display_name = "Tonearm: ${var.alert_email}"
  type         = "email"
  labels       = { email_address = var.alert_email }
  depends_on   = [google_project_service.used]
}

resource "google_monitoring_alert_policy" "failed" {
  count        = length(local.scheduled)
  project      = var.project
  display_name = "Tonearm: a run of ${local.watched} failed"
  combiner     = "OR"
  severity     = "ERROR"

  conditions {
    display_name = "An execution failed"
    condition_threshold {
      filter = join(" AND ", [
        "metric.type = \"run.googleapis.com/job/completed_execution_count\"", "metric.labels.result = \"failed\"",
        "resource.type = \"cloud_run_job\"", "resource.labels.location = \"${var.region}\"",
        "resource.labels.job_name = \"${local.watched}\"",
      ])
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }
  notification_channels = [google_monitoring_notification_channel.email.id]
  documentation {
    content   = local.what_to_do
    mime_type = "text/markdown"
  }
  alert_strategy {
    auto_close = "86400s"
  }
}

# A policy of its own: beside a PromQL condition no other is allowed. PromQL, because a metric-absence condition waits 23.5
# hours at most and only for a series that was seen before (cloud.google.com/monitoring/alerts/metric-absence, 2026); a
# PromQL query may look back two years (…/alerts/using-promql). 25 hours without a success, for one hour: 26; the hour
# also lets the first run come before the first message. A sum, not an absence, which points of zero would keep away.
resource "google_monitoring_alert_policy" "stale" {
  count        = length(local.scheduled)
  project      = var.project
  display_name = "Tonearm: no run of ${local.watched} succeeded for 26 hours"
  combiner     = "OR"
  severity     = "ERROR"

  conditions {
    display_name = "No execution succeeded for 26 hours"
    condition_prometheus_query_language {
      query                     = "(sum(increase(run_googleapis_com:job_completed_execution_count{${local.executions},result=\"succeeded\"}[25h])) or vector(0)) < 0.5"
      duration                  = "3600s"
      evaluation_interval       = "300s"
      disable_metric_validation = true # before the first run there is no such metric
    }
  }
  notification_channels = [google_monitoring_notification_channel.email.id]
  documentation {
    content   = local.what_to_do
    mime_type = "text/markdown"
  }
}
