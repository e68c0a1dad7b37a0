# The images. A tag stands for one image for ever, so what runs is what was named.
resource "google_artifact_registry_repository" "images" {
  project       = var.project
  location      = var.region
  repository_id = var.name
  description   = "Images of Tonearm"
  format        = "DOCKER"

  docker_config {
    immutable_tags = true
  }
  cleanup_policies {
    id     = "keep-ten"
    action = "KEEP"
    most_recent_versions {
      keep_count = 10
    }
  }
  cleanup_policies {
    id     = "delete-older"
    action = "DELETE"
    condition {
      tag_state  = "ANY"
      older_than = "90d"
    }
  }
  depends_on = [google_project_service.used]
}
