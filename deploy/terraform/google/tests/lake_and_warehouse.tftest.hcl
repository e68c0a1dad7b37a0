# The bucket and the datasets: nothing public, nothing lost by accident, the staged tables as Tonearm makes them.
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

run "bucket" {
  command = plan
  assert {
    condition = (
      google_storage_bucket.lake.public_access_prevention == "enforced" && google_storage_bucket.lake.uniform_bucket_level_access
    )
    error_message = "nobody can make the bucket or an object public"
  }
  assert {
    condition = (
      google_storage_bucket.lake.versioning[0].enabled &&
      google_storage_bucket.lake.soft_delete_policy[0].retention_duration_seconds == 604800 &&
      !google_storage_bucket.lake.force_destroy
    )
    error_message = "versions are kept, deletions too for a week, and a full bucket is not destroyed"
  }
  assert {
    condition = (
      toset([for rule in google_storage_bucket.lake.lifecycle_rule : one(rule.action).type]) == toset(["Delete", "AbortIncompleteMultipartUpload"]) &&
      alltrue([
        for rule in google_storage_bucket.lake.lifecycle_rule :
        one(rule.condition).with_state == "ARCHIVED" && one(rule.condition).days_since_noncurrent_time == 30
        if one(rule.action).type == "Delete"
      ])
    )
    error_message = "only noncurrent versions go, after 30 days, and abandoned uploads"
  }
}

run "datasets" {
  command = plan
  assert {
    condition     = toset(keys(google_bigquery_dataset.warehouse)) == toset(["music", "music_a", "music_b"])
    error_message = "a dataset to query and two generations"
  }
  assert {
    condition = alltrue([
      for dataset in google_bigquery_dataset.warehouse :
      dataset.location == google_storage_bucket.lake.location && !dataset.delete_contents_on_destroy &&
      coalesce(dataset.default_table_expiration_ms, 0) == 0 && coalesce(dataset.default_partition_expiration_ms, 0) == 0
    ])
    error_message = "they lie where the bucket is, never expire, and full ones are not destroyed"
  }
}

run "another_name_for_the_datasets" {
  command = plan
  variables {
    dataset = "plays"
  }
  assert {
    condition = (
      toset(keys(google_bigquery_dataset.warehouse)) == toset(["plays", "plays_a", "plays_b"]) &&
      alltrue([for table in google_bigquery_table.staged : table.dataset_id == "plays"])
    )
    error_message = "the variable names all three"
  }
}

run "staged_tables" {
  command = plan
  assert {
    condition = (
      toset([for table in google_bigquery_table.staged : table.table_id]) ==
      toset([
        "staged_scrobbles",
        "staged_artist_tags",
        "staged_tag_genres",
        "staged_genre_overrides",
        "staged_genres",
        "staged_gaps",
      ])
    )
    error_message = "each staged table is there"
  }
  assert {
    condition = (
      google_bigquery_table.staged["scrobbles"].time_partitioning[0].type == "MONTH" &&
      google_bigquery_table.staged["scrobbles"].time_partitioning[0].field == "played_at" &&
      google_bigquery_table.staged["scrobbles"].clustering == tolist(["user", "artist_id"])
    )
    error_message = "plays by month of played_at, clustered by user and artist"
  }
  assert {
    condition = (
      alltrue([
        for table in google_bigquery_table.staged :
        table.deletion_protection && table.labels["tonearm"] == "staged" && !strcontains(table.schema, "TIMESTAMP")
      ])
    )
    error_message = "tables are protected, known to Tonearm by their label, and keep times as DATETIME"
  }
}

run "registry" {
  command = plan
  assert {
    condition = (
      google_artifact_registry_repository.images.docker_config[0].immutable_tags &&
      toset([for policy in google_artifact_registry_repository.images.cleanup_policies : policy.action]) ==
      toset(["KEEP", "DELETE"])
    )
    error_message = "a tag stays what it is, and old images go"
  }
}
