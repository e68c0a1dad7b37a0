# Each option on and off: what it adds, what it replaces, and nothing else.
mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project     = "my-project"
  bucket      = "my-project-music"
  users       = ["rj"]
  zone        = "Europe/Berlin"
  image       = "europe-west1-docker.pkg.dev/my-project/tonearm/tonearm:1.0.0"
  alert_email = "you@example.com"
  api_key     = "0123456789abcdef0123456789abcdef"

  # Set, though only options want them: an apply in a test refuses ephemeral variables that are not (Terraform 1.11).
  dashboard_token = "0123456789abcdef0123456789abcdef"
  mage_secrets = {
    database_password = "0123456789abcdef01234567"
    owner_password    = "0123456789abcdef01234567"
    session_key       = "0123456789abcdef01234567"
  }
}

run "all_off" {
  command = plan
  assert {
    condition = (
      length(google_cloud_run_v2_service.dashboard) +
      length(google_cloud_run_v2_job.mage) +
      length(google_cloud_run_v2_service.mage) +
      length(google_sql_database_instance.mage) +
      length(google_compute_instance.vm) +
      length(google_compute_network.vm) ==
      0
    )
    error_message = "no option is on by itself"
  }
  assert {
    condition = (
      length(google_cloud_scheduler_job.daily) == 1 &&
      length(google_monitoring_alert_policy.failed) == 1 &&
      length(google_monitoring_alert_policy.stale) == 1
    )
    error_message = "one schedule, two alerts"
  }
  assert {
    condition     = !contains(keys(google_project_service.used), "compute") && !contains(keys(google_project_service.used), "sqladmin")
    error_message = "services of options stay as they were"
  }
}

run "dashboard" {
  command = apply
  variables {
    dashboard = { allow_hosts = ["music.example.com"] }
  }
  assert {
    condition = (
      google_cloud_run_v2_service.dashboard[0].template[0].containers[0].args ==
      tolist([
        "serve",
        "--host",
        "0.0.0.0",
        "--port",
        "8080",
        "--allow-host",
        "tonearm-dashboard-123456789012.europe-west1.run.app",
        "--allow-host",
        "music.example.com",
      ])
    )
    error_message = "it serves under the names that it is opened by"
  }
  assert {
    condition = (
      google_cloud_run_v2_service.dashboard[0].template[0].scaling[0].min_instance_count == 0 &&
      google_cloud_run_v2_service.dashboard[0].template[0].scaling[0].max_instance_count == 1
    )
    error_message = "nothing runs while nobody looks, and one at most"
  }
  assert {
    condition = (
      google_cloud_run_v2_service.dashboard[0].template[0].containers[0].startup_probe[0].http_get[0].path == "/healthz" &&
      google_cloud_run_v2_service.dashboard[0].template[0].containers[0].liveness_probe[0].http_get[0].path == "/healthz"
    )
    error_message = "Cloud Run asks how it is"
  }
  assert {
    condition = (
      [
        for env in google_cloud_run_v2_service.dashboard[0].template[0].containers[0].env :
        "${env.name} ${env.value_source[0].secret_key_ref[0].secret}" if length(env.value_source) > 0
      ] ==
      ["TONEARM_TOKEN tonearm-dashboard-token"]
    )
    error_message = "its token comes from its secret, and it gets no other"
  }
  assert {
    condition = (
      !contains([for env in google_cloud_run_v2_service.dashboard[0].template[0].containers[0].env : env.name], "TONEARM_WAREHOUSE")
    )
    error_message = "it reads the bucket, not BigQuery"
  }
  assert {
    condition = (
      output.dashboard_url == "https://tonearm-dashboard-123456789012.europe-west1.run.app" &&
      length(google_cloud_scheduler_job.daily) == 1
    )
    error_message = "the address is said, and the daily run stays"
  }
}

run "mage_as_a_job" {
  command = plan
  variables {
    mage = { image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0" }
  }
  assert {
    condition = (
      google_cloud_run_v2_job.mage[0].template[0].template[0].containers[0].args == tolist(["run", "tonearm_mage", "daily"]) &&
      google_cloud_run_v2_job.mage[0].template[0].template[0].max_retries == 0
    )
    error_message = "the pipeline runs without a server"
  }
  assert {
    condition = (
      endswith(google_cloud_scheduler_job.daily[0].http_target[0].uri, "/jobs/tonearm-mage:run") &&
      google_cloud_run_v2_job_iam_member.schedule[0].name == "tonearm-mage"
    )
    error_message = "the schedule starts Mage's job instead, and may start no other"
  }
  assert {
    condition = (
      strcontains(google_monitoring_alert_policy.failed[0].conditions[0].condition_threshold[0].filter, "tonearm-mage") &&
      strcontains(
        google_monitoring_alert_policy.stale[0].conditions[0].condition_prometheus_query_language[0].query,
        "tonearm-mage"
      )
    )
    error_message = "the alerts watch what is started"
  }
  assert {
    condition = (
      length(google_cloud_run_v2_service.mage) +
      length(google_sql_database_instance.mage) +
      length(google_secret_manager_secret.mage) ==
      0
    )
    error_message = "no server, no database"
  }
}

run "mage_as_a_server" {
  command = apply
  variables {
    mage = { runs = "server", image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0", members = ["user:you@example.com"] }
  }
  assert {
    condition = (
      google_cloud_run_v2_service.mage[0].template[0].scaling[0].min_instance_count == 1 &&
      google_cloud_run_v2_service.mage[0].template[0].scaling[0].max_instance_count == 1 &&
      !google_cloud_run_v2_service.mage[0].template[0].containers[0].resources[0].cpu_idle
    )
    error_message = "one, always, with its CPU"
  }
  assert {
    condition = (
      google_cloud_run_v2_service.mage[0].template[0].containers[0].ports[0].container_port == 6789 &&
      google_cloud_run_v2_service.mage[0].template[0].volumes[0].cloud_sql_instance[0].instances ==
      toset(["my-project:europe-west1:tonearm-mage"])
    )
    error_message = "at Mage's port, with its database"
  }
  assert {
    condition = (
      toset([
        for env in google_cloud_run_v2_service.mage[0].template[0].containers[0].env :
        "${env.name} ${env.value_source[0].secret_key_ref[0].secret}" if length(env.value_source) > 0
      ]) ==
      toset([
        "TONEARM_API_KEY tonearm-api-key", "MAGE_DATABASE_CONNECTION_URL tonearm-mage-database-url",
        "DEFAULT_OWNER_PASSWORD tonearm-mage-owner-password", "JWT_SECRET tonearm-mage-session-key",
      ])
    )
    error_message = "secrets by reference"
  }
  assert {
    condition = (
      google_sql_database_instance.mage[0].settings[0].tier == "db-f1-micro" &&
      google_sql_database_instance.mage[0].settings[0].connector_enforcement == "REQUIRED" &&
      length(google_sql_database_instance.mage[0].settings[0].ip_configuration[0].authorized_networks) == 0 &&
      google_sql_user.mage[0].password == null
    )
    error_message = "the smallest database, reached through Google's connector alone, its password written only"
  }
  assert {
    condition = (
      length(google_cloud_scheduler_job.daily) +
      length(google_monitoring_alert_policy.stale) +
      length(google_cloud_run_v2_job.mage) ==
      0
    )
    error_message = "its own clock starts it"
  }
}

run "vm" {
  command = apply
  variables {
    vm = {
      package        = "packages/tonearm_1.0.0_amd64.deb"
      package_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
    }
  }
  assert {
    condition     = length(google_compute_instance.vm[0].network_interface[0].access_config) == 0
    error_message = "no public address"
  }
  assert {
    condition = (
      google_compute_firewall.vm_ssh[0].source_ranges == toset(["35.235.240.0/20"]) &&
      [for allowed in google_compute_firewall.vm_ssh[0].allow : allowed.ports] == [tolist(["22"])]
    )
    error_message = "in by the Identity-Aware Proxy, to SSH, alone"
  }
  assert {
    condition = (
      google_compute_instance.vm[0].metadata.enable-oslogin == "TRUE" &&
      google_compute_instance.vm[0].metadata.block-project-ssh-keys == "TRUE" &&
      google_compute_instance.vm[0].shielded_instance_config[0].enable_secure_boot
    )
    error_message = "OS Login, no keys of the project, a shielded machine"
  }
  assert {
    condition = (
      google_compute_instance.vm[0].service_account[0].email == "tonearm-vm@my-project.iam.gserviceaccount.com" &&
      contains(keys(google_storage_bucket_iam_member.writer), "vm") &&
      contains(keys(google_secret_manager_secret_iam_member.api_key), "vm")
    )
    error_message = "an account of its own, with a runner's rights"
  }
  assert {
    condition = (
      strcontains(google_compute_instance.vm[0].metadata.user-data, "TONEARM_WAREHOUSE=\"bigquery://my-project/music\"") &&
      strcontains(google_compute_instance.vm[0].metadata.user-data, "TONEARM_USER=\"rj\"") &&
      strcontains(google_compute_instance.vm[0].metadata.user-data, "timezone: Europe/Berlin")
    )
    error_message = "the units know where everything is, and when it is five"
  }
  assert {
    condition     = length(google_cloud_scheduler_job.daily) + length(google_monitoring_alert_policy.stale) == 0
    error_message = "its own timer starts it"
  }
}
