# The daily run: `tonearm sync` in a Cloud Run job, which is paid while it runs.
locals {
  environment = merge(var.settings, {
    TONEARM_HOME = "/tmp/tonearm" # in memory; all that lasts is in the bucket and in BigQuery
    TONEARM_LAKE = local.lake
    TONEARM_ZONE = var.zone
  }, length(var.users) == 1 ? { TONEARM_USER = var.users[0] } : { TONEARM_USERS = join(",", var.users) })
  writing = merge(local.environment, { TONEARM_WAREHOUSE = local.warehouse })
}

resource "google_cloud_run_v2_job" "sync" {
  project             = var.project
  location            = var.region
  name                = "${var.name}-sync"
  deletion_protection = false # it holds nothing

  template {
    template {
      service_account = local.emails["sync"]
      timeout         = "${var.job.minutes * 60}s"
      max_retries     = 1 # exit code 75 means: try again

      containers {
        image = var.image
        args  = ["sync"]
        resources {
          limits = { cpu = tostring(var.job.cpu), memory = var.job.memory }
        }
        dynamic "env" {
          for_each = local.writing
          content {
            name  = env.key
            value = env.value
          }
        }
        env {
          name = "TONEARM_API_KEY"
          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.api_key.secret_id
              version = google_secret_manager_secret_version.api_key.version
            }
          }
        }
      }
    }
  }
  depends_on = [google_secret_manager_secret_iam_member.api_key, google_project_service.used]
}
