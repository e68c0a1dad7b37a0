# Option: Mage runs the stages, as a job that the schedule starts, or as a server that is always on, with its state in the
# smallest Postgres of Cloud SQL. The image is deploy/mage's. The server's door is Google's (run.invoker), then its own.
locals {
  mage_servers = local.mage_server ? [var.mage] : []
  mage_secrets = local.mage_server ? ["database-url", "owner-password", "session-key"] : []
  mage_paths   = { MAGE_DATA_DIR = "/tmp/mage", ENV = "prod" }
  mage_socket  = local.mage_server ? "/cloudsql/${google_sql_database_instance.mage[0].connection_name}" : null
  mage_public = local.mage_server ? {
    REQUIRE_USER_AUTHENTICATION = "1", DEFAULT_OWNER_EMAIL = var.mage.owner, DEFAULT_OWNER_USERNAME = "owner"
  } : {}
  mage_hidden = local.mage_server ? {
    MAGE_DATABASE_CONNECTION_URL = "database-url", DEFAULT_OWNER_PASSWORD = "owner-password", JWT_SECRET = "session-key"
  } : {}
}

resource "google_cloud_run_v2_job" "mage" {
  count               = local.mage_job ? 1 : 0
  project             = var.project
  location            = var.region
  name                = "${var.name}-mage"
  deletion_protection = false

  template {
    template {
      service_account = local.emails["mage"]
      timeout         = "${var.job.minutes * 60}s"
      max_retries     = 0 # the pipeline tries its stages again itself

      containers {
        image = var.mage.image
        args  = ["run", "tonearm_mage", "daily"]
        resources {
          limits = { cpu = tostring(var.mage.cpu), memory = var.mage.memory }
        }
        dynamic "env" {
          for_each = merge(local.writing, local.mage_paths)
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
  depends_on = [google_secret_manager_secret_iam_member.api_key]
}

resource "google_sql_database_instance" "mage" {
  count               = length(local.mage_servers)
  project             = var.project
  region              = var.region
  name                = "${var.name}-mage"
  database_version    = "POSTGRES_16"
  deletion_protection = false # it holds the history of runs, no music

  settings {
    tier                  = "db-f1-micro"
    edition               = "ENTERPRISE"
    availability_type     = "ZONAL"
    disk_size             = 10
    connector_enforcement = "REQUIRED" # Google's connector and its IAM, no other way in
    ip_configuration {
      ipv4_enabled = true # with no authorized network: for the connector alone
      ssl_mode     = "ENCRYPTED_ONLY"
    }
    backup_configuration {
      enabled = true
    }
  }
  depends_on = [google_project_service.used]
}

resource "google_sql_database" "mage" {
  count    = length(local.mage_servers)
  project  = var.project
  instance = google_sql_database_instance.mage[0].name
  name     = "mage"
}

resource "google_sql_user" "mage" {
  count               = length(local.mage_servers)
  project             = var.project
  instance            = google_sql_database_instance.mage[0].name
  name                = "mage"
  password_wo         = var.mage_secrets.database_password
  password_wo_version = var.secrets_version
}

# Cloud SQL knows roles of projects only; the condition makes it one of this instance.
resource "google_project_iam_member" "mage_database" {
  count   = length(local.mage_servers)
  project = var.project
  role    = "roles/cloudsql.client"
  member  = local.members["mage"]
  condition {
    title = "Mage's database alone"
    expression = join(" && ", [
      "resource.type == \"sqladmin.googleapis.com/Instance\"",
      "resource.name == \"projects/${var.project}/instances/${google_sql_database_instance.mage[0].name}\"",
    ])
  }
}

resource "google_secret_manager_secret" "mage" {
  for_each  = toset(local.mage_secrets)
  project   = var.project
  secret_id = "${var.name}-mage-${each.key}"
  replication {
    auto {}
  }
  depends_on = [google_project_service.used]
}

resource "google_secret_manager_secret_version" "mage" {
  for_each = google_secret_manager_secret.mage
  secret   = each.value.id
  secret_data_wo = {
    "database-url"   = "postgresql+psycopg2://mage:${var.mage_secrets.database_password}@/mage?host=${local.mage_socket}"
    "owner-password" = var.mage_secrets.owner_password
    "session-key"    = var.mage_secrets.session_key
  }[each.key]
  secret_data_wo_version = var.secrets_version
  lifecycle {
    create_before_destroy = true
  }
}

resource "google_secret_manager_secret_iam_member" "mage" {
  for_each  = google_secret_manager_secret.mage
  project   = var.project
  secret_id = each.value.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = local.members["mage"]
}

resource "google_cloud_run_v2_service" "mage" {
  count               = length(local.mage_servers)
  project             = var.project
  location            = var.region
  name                = "${var.name}-mage"
  ingress             = "INGRESS_TRAFFIC_ALL"
  deletion_protection = false

  template {
    service_account = local.emails["mage"]
    scaling { # Mage's schedule is a loop in its server: none would never run, two would run twice
      min_instance_count = 1
      max_instance_count = 1
    }
    volumes {
      name = "cloudsql"
      cloud_sql_instance {
        instances = [google_sql_database_instance.mage[0].connection_name]
      }
    }
    containers {
      image = var.mage.image
      args  = ["start", "tonearm_mage", "--host", "0.0.0.0", "--port", "6789"]
      ports {
        container_port = 6789
      }
      resources {
        limits   = { cpu = tostring(var.mage.cpu), memory = var.mage.memory }
        cpu_idle = false # runs begin between requests
      }
      startup_probe {
        period_seconds    = 10
        failure_threshold = 24
        tcp_socket {
          port = 6789
        }
      }
      volume_mounts {
        name       = "cloudsql"
        mount_path = "/cloudsql"
      }
      dynamic "env" {
        for_each = merge(local.writing, local.mage_paths, local.mage_public)
        content {
          name  = env.key
          value = env.value
        }
      }
      dynamic "env" {
        for_each = local.mage_hidden
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.mage[env.value].secret_id
              version = google_secret_manager_secret_version.mage[env.value].version
            }
          }
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
  depends_on = [
    google_project_iam_member.mage_database, google_secret_manager_secret_iam_member.mage,
    google_secret_manager_secret_iam_member.api_key, google_sql_database.mage, google_sql_user.mage,
  ]
}

resource "google_cloud_run_v2_service_iam_member" "mage" {
  for_each = toset(local.mage_server ? var.mage.members : [])
  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.mage[0].name
  role     = "roles/run.invoker"
  member   = each.key
}
