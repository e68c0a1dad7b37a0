# BigQuery: three datasets, and the staged tables as `tonearm load` makes them (src/lake/staged_tables.cc).
locals {
  datasets  = { for suffix in ["", "_a", "_b"] : "${var.dataset}${suffix}" => suffix }
  warehouse = "bigquery://${var.project}/${var.dataset}"

  # Columns are in the order of the Parquet files. Times are DATETIME in UTC: BigQuery takes those of Parquet so.
  staged_tables = {
    scrobbles = {
      month   = "played_at"
      cluster = ["user", "artist_id"]
      columns = [
        "user STRING", "scrobble_id INT64", "uts INT64", "played_at DATETIME", "local_at DATETIME", "artist_id INT64",
        "track_id INT64", "album_id INT64", "artist STRING", "artist_mbid STRING", "album STRING", "album_mbid STRING",
        "track STRING", "track_mbid STRING",
      ]
    }
    artist_tags = {
      month   = null
      cluster = ["artist_id"]
      columns = [
        "artist_id INT64", "artist STRING", "canonical STRING", "artist_key STRING", "source STRING", "title STRING",
        "tag STRING", "tag_key STRING", "count INT64", "rank INT64", "observed_at DATETIME",
      ]
    }
    tag_genres = {
      month   = null
      cluster = null
      columns = ["tag_key STRING", "kind STRING", "genre STRING", "how STRING"]
    }
    genre_overrides = {
      month   = null
      cluster = null
      columns = ["kind STRING", "name STRING", "genre STRING", "weight FLOAT64"]
    }
    genres = {
      month   = null
      cluster = null
      columns = ["genre STRING", "parent STRING", "family STRING"]
    }
    gaps = {
      month   = null
      cluster = ["user"]
      columns = ["user STRING", "from_uts INT64", "to_uts INT64", "reason STRING"]
    }
  }
}

resource "google_bigquery_dataset" "warehouse" {
  for_each                   = local.datasets
  project                    = var.project
  dataset_id                 = each.key
  location                   = var.location
  description                = each.value == "" ? "Tonearm: the current views, and the staged tables" : "Tonearm: a generation of the models"
  delete_contents_on_destroy = false
  max_time_travel_hours      = 168

  lifecycle {
    ignore_changes = [labels] # Tonearm publishes a generation by a label; taking it off would unpublish all
  }
  depends_on = [google_project_service.used]
}

resource "google_bigquery_table" "staged" {
  for_each            = local.staged_tables
  project             = var.project
  dataset_id          = google_bigquery_dataset.warehouse[var.dataset].dataset_id
  table_id            = "staged_${each.key}"
  schema              = jsonencode([for column in each.value.columns : { name = split(" ", column)[0], type = split(" ", column)[1] }])
  clustering          = each.value.cluster
  labels              = { tonearm = "staged" } # by which Tonearm knows its own; it refuses tables of others
  deletion_protection = var.tables_deletion_protection

  dynamic "time_partitioning" {
    for_each = each.value.month[*]
    content {
      type  = "MONTH"
      field = time_partitioning.value
    }
  }
  lifecycle {
    # Where a later version wants another shape, Tonearm makes the table anew, from the lake. Terraform must not turn it back.
    ignore_changes = [schema, clustering, time_partitioning, labels]
  }
}
