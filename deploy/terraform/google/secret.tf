# The API key. Its value passes through Terraform but is written only: neither plan nor state holds it. Adding it by hand
# afterwards would not do: Cloud Run refuses a job whose secret has no version yet.
resource "google_secret_manager_secret" "api_key" {
  project   = var.project
  secret_id = "${var.name}-api-key"
  replication {
    auto {}
  }
  depends_on = [google_project_service.used]
}

resource "google_secret_manager_secret_version" "api_key" {
  secret                 = google_secret_manager_secret.api_key.id
  secret_data_wo         = var.api_key
  secret_data_wo_version = var.secrets_version
  lifecycle {
    create_before_destroy = true # what runs has a key throughout
  }
}
