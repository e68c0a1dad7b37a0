# The bucket: the raw pages cannot be had again once last.fm changes them, so nothing is lost by one mistake.
resource "google_storage_bucket" "lake" {
  project                     = var.project
  name                        = var.bucket
  location                    = var.location
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false # `terraform destroy` refuses while it holds anything

  versioning {
    enabled = true
  }
  soft_delete_policy {
    retention_duration_seconds = 7 * 24 * 3600
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      with_state                 = "ARCHIVED"
      days_since_noncurrent_time = var.keep_noncurrent_days
    }
  }
  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 7
    }
  }
  depends_on = [google_project_service.used]
}

locals {
  lake = "gs://${google_storage_bucket.lake.name}/lake"
}
