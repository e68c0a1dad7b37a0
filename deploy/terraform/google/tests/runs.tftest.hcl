# The daily run: what the job is told, when it starts, and who hears of a failure.
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

run "job" {
  command = apply
  assert {
    condition = {
      for env in google_cloud_run_v2_job.sync.template[0].template[0].containers[0].env :
      env.name => env.value if env.value != "" && env.value != null
      } == {
      TONEARM_HOME      = "/tmp/tonearm"
      TONEARM_LAKE      = "gs://my-project-music/lake"
      TONEARM_USER      = "rj"
      TONEARM_WAREHOUSE = "bigquery://my-project/music"
      TONEARM_ZONE      = "Europe/Berlin"
    }
    error_message = "what Tonearm is told in words"
  }
  assert {
    condition = (
      [
        for env in google_cloud_run_v2_job.sync.template[0].template[0].containers[0].env :
        "${env.name} ${env.value_source[0].secret_key_ref[0].secret} ${env.value_source[0].secret_key_ref[0].version}" if length(env.value_source) > 0
      ] ==
      ["TONEARM_API_KEY tonearm-api-key 7"]
    )
    error_message = "the API key comes from its secret, in the version that was written"
  }
  assert {
    condition = (
      google_cloud_run_v2_job.sync.template[0].template[0].containers[0].args == tolist(["sync"]) &&
      google_cloud_run_v2_job.sync.template[0].template[0].containers[0].image == var.image
    )
    error_message = "the image runs `tonearm sync`"
  }
  assert {
    condition = (
      google_cloud_run_v2_job.sync.template[0].template[0].max_retries == 1 &&
      google_cloud_run_v2_job.sync.template[0].template[0].timeout == "3600s" &&
      coalesce(google_cloud_run_v2_job.sync.template[0].task_count, 1) <= 1
    )
    error_message = "one task, an hour at most, tried once more"
  }
  assert {
    condition = (
      google_secret_manager_secret_version.api_key.secret_data_wo_version == 1 &&
      google_secret_manager_secret_version.api_key.secret_data == null
    )
    error_message = "the key is written only"
  }
}

run "several_listeners_who_moved" {
  command = plan
  variables {
    users    = ["rj", "ada"]
    zone     = "Europe/London,2019-03-01=Europe/Berlin"
    settings = { TONEARM_MAX_RATE = "1" }
  }
  assert {
    condition = (
      toset([
        for env in google_cloud_run_v2_job.sync.template[0].template[0].containers[0].env :
        "${env.name}=${env.value}" if contains(["TONEARM_USERS", "TONEARM_ZONE", "TONEARM_MAX_RATE"], env.name)
      ]) ==
      toset(["TONEARM_USERS=rj,ada", "TONEARM_ZONE=Europe/London,2019-03-01=Europe/Berlin", "TONEARM_MAX_RATE=1"])
    )
    error_message = "the job knows all listeners, the whole list of zones, and further settings"
  }
  assert {
    condition = (
      !contains([for env in google_cloud_run_v2_job.sync.template[0].template[0].containers[0].env : env.name], "TONEARM_USER")
    )
    error_message = "users or user, not both"
  }
  assert {
    condition     = google_cloud_scheduler_job.daily[0].time_zone == "Europe/Berlin"
    error_message = "the schedule keeps to where the listener is now"
  }
}

run "schedule" {
  command = plan
  assert {
    condition = (
      google_cloud_scheduler_job.daily[0].schedule == "0 5 * * *" &&
      google_cloud_scheduler_job.daily[0].time_zone == "Europe/Berlin"
    )
    error_message = "daily at 05:00 of the listener's zone"
  }
  assert {
    condition = (
      google_cloud_scheduler_job.daily[0].http_target[0].http_method == "POST" &&
      google_cloud_scheduler_job.daily[0].http_target[0].uri ==
      "https://run.googleapis.com/v2/projects/my-project/locations/europe-west1/jobs/tonearm-sync:run"
    )
    error_message = "it starts this job"
  }
  assert {
    condition = (
      length(google_cloud_scheduler_job.daily[0].http_target[0].oauth_token) == 1 &&
      length(google_cloud_scheduler_job.daily[0].http_target[0].oidc_token) == 0
    )
    error_message = "with OAuth, as Google's own APIs want it"
  }
  assert {
    condition     = google_cloud_scheduler_job.daily[0].retry_config[0].retry_count == 3
    error_message = "a start that fails is tried again"
  }
}

run "alerts" {
  command = apply
  assert {
    condition = (
      google_monitoring_notification_channel.email.type == "email" &&
      google_monitoring_notification_channel.email.labels.email_address == "you@example.com"
    )
    error_message = "by e-mail"
  }
  assert {
    condition = (
      alltrue([
        for policy in concat(google_monitoring_alert_policy.failed, google_monitoring_alert_policy.stale) :
        policy.notification_channels == tolist([google_monitoring_notification_channel.email.id]) && length(policy.conditions) == 1
      ])
    )
    error_message = "both policies tell, and have one condition each: PromQL allows no other beside it"
  }
  assert {
    condition = (
      strcontains(
        google_monitoring_alert_policy.failed[0].conditions[0].condition_threshold[0].filter,
        "metric.labels.result = \"failed\""
      ) &&
      strcontains(
        google_monitoring_alert_policy.failed[0].conditions[0].condition_threshold[0].filter,
        "job_name = \"tonearm-sync\""
      ) &&
      google_monitoring_alert_policy.failed[0].conditions[0].condition_threshold[0].duration == "0s"
    )
    error_message = "a failed execution of this job is told at once"
  }
  assert {
    condition = (
      google_monitoring_alert_policy.stale[0].conditions[0].condition_prometheus_query_language[0].query ==
      "(sum(increase(run_googleapis_com:job_completed_execution_count{monitored_resource=\"cloud_run_job\",location=\"europe-west1\",job_name=\"tonearm-sync\",result=\"succeeded\"}[25h])) or vector(0)) < 0.5" &&
      google_monitoring_alert_policy.stale[0].conditions[0].condition_prometheus_query_language[0].duration == "3600s"
    )
    error_message = "25 hours without a success, for one hour"
  }
}

run "next_steps_name_what_was_made" {
  command = plan
  assert {
    condition = (
      contains(output.next_steps, "gcloud run jobs execute tonearm-sync --wait --region=europe-west1 --project=my-project") &&
      anytrue([for step in output.next_steps : strcontains(step, "docker push ${var.image}")])
    )
    error_message = "push the image, run the job"
  }
  assert {
    condition = (
      output.lake == "gs://my-project-music/lake" &&
      output.warehouse == "bigquery://my-project/music" &&
      output.registry == "europe-west1-docker.pkg.dev/my-project/tonearm" &&
      output.dashboard_url == null
    )
    error_message = "what to write into a tonearm.toml"
  }
}
