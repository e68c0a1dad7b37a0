# Each account may what it must, on single things; nobody else may anything.
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
}

run "the_daily_run_and_its_schedule" {
  command = plan
  assert {
    condition = (
      toset([for account in google_service_account.by_name : account.account_id]) == toset(["tonearm-sync", "tonearm-schedule"])
    )
    error_message = "only what runs and what starts it have accounts"
  }
  assert {
    condition = (
      toset([for right in google_storage_bucket_iam_member.writer : "${right.member} ${right.role} ${right.bucket}"]) ==
      toset(["serviceAccount:tonearm-sync@my-project.iam.gserviceaccount.com roles/storage.objectUser my-project-music"])
    )
    error_message = "the run writes objects of this bucket alone"
  }
  assert {
    condition = (
      toset([for right in google_project_iam_member.query : "${right.member} ${right.role}"]) ==
      toset(["serviceAccount:tonearm-sync@my-project.iam.gserviceaccount.com roles/bigquery.user"])
    )
    error_message = "bigquery.user is the only right in the whole project"
  }
  assert {
    condition = (
      toset([for right in google_bigquery_dataset_iam_member.tables : "${right.member} ${right.role} ${right.dataset_id}"]) ==
      toset([
        for dataset in ["music", "music_a", "music_b"] :
        "serviceAccount:tonearm-sync@my-project.iam.gserviceaccount.com roles/bigquery.dataEditor ${dataset}"
      ])
    )
    error_message = "the run edits tables of the three datasets"
  }
  assert {
    condition = (
      toset([for right in google_bigquery_dataset_iam_member.labels : "${right.member} ${right.role} ${right.dataset_id}"]) ==
      toset([
        for dataset in ["music", "music_a", "music_b"] :
        "serviceAccount:tonearm-sync@my-project.iam.gserviceaccount.com projects/my-project/roles/tonearm_labels ${dataset}"
      ])
    )
    error_message = "the run labels the three datasets"
  }
  assert {
    condition     = google_project_iam_custom_role.labels.permissions == toset(["bigquery.datasets.get", "bigquery.datasets.update"])
    error_message = "the role of labels is no wider"
  }
  assert {
    condition = (
      toset([for right in google_secret_manager_secret_iam_member.api_key : "${right.member} ${right.role} ${right.secret_id}"]) ==
      toset(["serviceAccount:tonearm-sync@my-project.iam.gserviceaccount.com roles/secretmanager.secretAccessor tonearm-api-key"])
    )
    error_message = "the run reads the API key, and that alone"
  }
  assert {
    condition = (
      [for right in google_cloud_run_v2_job_iam_member.schedule : "${right.member} ${right.role} ${right.name}"] ==
      ["serviceAccount:tonearm-schedule@my-project.iam.gserviceaccount.com roles/run.invoker tonearm-sync"]
    )
    error_message = "the schedule starts this job, and that alone"
  }
  assert {
    condition = (
      google_cloud_run_v2_job.sync.template[0].template[0].service_account == "tonearm-sync@my-project.iam.gserviceaccount.com"
    )
    error_message = "the job runs as its own account"
  }
  assert {
    condition = (
      google_cloud_scheduler_job.daily[0].http_target[0].oauth_token[0].service_account_email ==
      "tonearm-schedule@my-project.iam.gserviceaccount.com"
    )
    error_message = "the schedule starts it as its own account"
  }
  assert {
    condition = (
      length(google_storage_bucket_iam_member.reader) +
      length(google_project_iam_member.mage_database) +
      length(google_secret_manager_secret_iam_member.mage) +
      length(google_secret_manager_secret_iam_member.dashboard_token) +
      length(google_cloud_run_v2_service_iam_member.mage) ==
      0
    )
    error_message = "no right without its option"
  }
}

run "dashboard_and_mage_server" {
  command = plan
  variables {
    dashboard       = {}
    dashboard_token = "0123456789abcdef0123456789abcdef"
    mage = {
      runs    = "server"
      image   = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0"
      members = ["user:you@example.com"]
    }
    mage_secrets = {
      database_password = "0123456789abcdef01234567"
      owner_password    = "0123456789abcdef01234567"
      session_key       = "0123456789abcdef01234567"
    }
  }
  assert {
    condition = (
      [for right in google_storage_bucket_iam_member.reader : "${right.member} ${right.role} ${right.bucket}"] ==
      ["serviceAccount:tonearm-dashboard@my-project.iam.gserviceaccount.com roles/storage.objectViewer my-project-music"]
    )
    error_message = "the dashboard reads the bucket"
  }
  assert {
    condition = !anytrue([
      for right in concat(
        values(google_project_iam_member.query), values(google_bigquery_dataset_iam_member.tables),
        values(google_secret_manager_secret_iam_member.api_key), values(google_storage_bucket_iam_member.writer),
      ) :
      strcontains(right.member, "dashboard")
    ])
    error_message = "the dashboard has no right in BigQuery, none to the API key, none to write"
  }
  assert {
    condition = (
      [for right in google_secret_manager_secret_iam_member.dashboard_token : "${right.member} ${right.secret_id}"] ==
      ["serviceAccount:tonearm-dashboard@my-project.iam.gserviceaccount.com tonearm-dashboard-token"]
    )
    error_message = "only the dashboard reads its token"
  }
  assert {
    condition = (
      strcontains(google_project_iam_member.mage_database[0].condition[0].expression, "projects/my-project/instances/tonearm-mage")
    )
    error_message = "cloudsql.client holds for Mage's instance alone"
  }
  assert {
    condition = (
      [for right in google_cloud_run_v2_service_iam_member.mage : "${right.member} ${right.role} ${right.name}"] ==
      ["user:you@example.com roles/run.invoker tonearm-mage"]
    )
    error_message = "who was named reaches Mage, nobody else"
  }
  assert {
    condition = (
      toset([for right in google_secret_manager_secret_iam_member.mage : "${right.member} ${right.secret_id}"]) ==
      toset([
        for secret in ["database-url", "owner-password", "session-key"] :
        "serviceAccount:tonearm-mage@my-project.iam.gserviceaccount.com tonearm-mage-${secret}"
      ])
    )
    error_message = "only Mage reads its secrets"
  }
}
