# Option: the dashboard. Its door is the token alone: Google's own check in front of it (run.invoker) takes the header
# Authorization for itself, which `tonearm serve` would read as a wrong token. It reads the bucket and makes a warehouse of
# its own in memory when it starts; it sees neither BigQuery nor the API key.
locals {
  dashboards     = var.dashboard == null ? [] : [var.dashboard]
  dashboard_host = var.dashboard == null ? null : "${var.name}-dashboard-${data.google_project.this[0].number}.${var.region}.run.app"
}

data "google_project" "this" {
  count      = length(local.dashboards)
  project_id = var.project
}

resource "google_secret_manager_secret" "dashboard_token" {
  count     = length(local.dashboards)
  project   = var.project
  secret_id = "${var.name}-dashboard-token"
  replication {
    auto {}
  }
  depends_on = [google_project_service.used]
}

resource "google_secret_manager_secret_version" "dashboard_token" {
  count                  = length(local.dashboards)
  secret                 = google_secret_manager_secret.dashboard_token[0].id
  secret_data_wo         = var.dashboard_token
  secret_data_wo_version = var.secrets_version
  lifecycle {
    create_before_destroy = true
  }
}

resource "google_secret_manager_secret_iam_member" "dashboard_token" {
  count     = length(local.dashboards)
  project   = var.project
  secret_id = google_secret_manager_secret.dashboard_token[0].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = local.members["dashboard"]
}

resource "google_cloud_run_v2_service" "dashboard" {
  count                = length(local.dashboards)
  project              = var.project
  location             = var.region
  name                 = "${var.name}-dashboard"
  ingress              = "INGRESS_TRAFFIC_ALL"
  invoker_iam_disabled = true
  deletion_protection  = false

  template {
    service_account = local.emails["dashboard"]
    scaling {
      min_instance_count = 0
      max_instance_count = 1 # a session and the warehouse belong to one
    }
    containers {
      image = var.image
      args = concat(
        ["serve", "--host", "0.0.0.0", "--port", "8080"],
        flatten([for host in concat([local.dashboard_host], local.dashboards[0].allow_hosts) : ["--allow-host", host]]),
      )
      ports {
        container_port = 8080
      }
      resources {
        limits            = { cpu = tostring(local.dashboards[0].cpu), memory = local.dashboards[0].memory }
        cpu_idle          = true # paid while it answers
        startup_cpu_boost = true
      }
      startup_probe { # the first look at the lake is waited for
        period_seconds    = 10
        failure_threshold = 24
        timeout_seconds   = 5
        http_get {
          path = "/healthz"
          port = 8080
        }
      }
      liveness_probe {
        period_seconds    = 60
        failure_threshold = 3
        timeout_seconds   = 10
        http_get {
          path = "/healthz"
          port = 8080
        }
      }
      dynamic "env" {
        for_each = local.environment
        content {
          name  = env.key
          value = env.value
        }
      }
      env {
        name = "TONEARM_TOKEN"
        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.dashboard_token[0].secret_id
            version = google_secret_manager_secret_version.dashboard_token[0].version
          }
        }
      }
    }
  }
  depends_on = [google_secret_manager_secret_iam_member.dashboard_token, google_storage_bucket_iam_member.reader]
}
