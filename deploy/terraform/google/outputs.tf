# What was made, and what to do next.
locals {
  at       = "--region=${var.region} --project=${var.project}"
  ssh      = "gcloud compute ssh ${var.name} --tunnel-through-iap --zone=${var.region}-${try(var.vm.zone_suffix, "")} --project=${var.project}"
  registry = "${var.region}-docker.pkg.dev/${var.project}/${google_artifact_registry_repository.images.repository_id}"
}

output "bucket" {
  description = "The bucket of the lake."
  value       = google_storage_bucket.lake.name
}

output "lake" {
  description = "TONEARM_LAKE."
  value       = local.lake
}

output "warehouse" {
  description = "TONEARM_WAREHOUSE."
  value       = local.warehouse
}

output "datasets" {
  description = "The dataset that you query, and its two generations."
  value       = sort([for dataset in google_bigquery_dataset.warehouse : dataset.dataset_id])
}

output "registry" {
  description = "Where images are pushed to."
  value       = local.registry
}

output "job" {
  description = "The Cloud Run job of `tonearm sync`."
  value       = google_cloud_run_v2_job.sync.name
}

output "dashboard_url" {
  description = "The dashboard; null without it."
  value       = var.dashboard == null ? null : "https://${local.dashboard_host}"
}

output "next_steps" {
  description = "The commands that come next, in order."
  value = concat(
    [
      "# the image, where it is not there yet (the apply waits for it: see README.md)",
      "gcloud auth configure-docker ${var.region}-docker.pkg.dev && docker push ${var.image}",
      "# a new API key: a higher secrets_version, then",
      "TF_VAR_api_key=… terraform apply",
    ],
    var.vm == null ? [
      "# the first run, now",
      "gcloud run jobs execute ${length(local.scheduled) == 0 ? google_cloud_run_v2_job.sync.name : local.scheduled[0]} --wait ${local.at}",
      "# what it said",
      "gcloud logging read 'resource.type=\"cloud_run_job\"' --freshness=1h --format='value(textPayload)' --project=${var.project}",
      ] : [
      "# the package, which the machine waits for",
      "gcloud storage cp tonearm.deb gs://${var.bucket}/${var.vm.package}",
      "# the first run, now, and what it said",
      "${local.ssh} --command='sudo systemctl start tonearm-sync.service; journalctl -u tonearm-sync.service -n 50'",
      "# the dashboard, at http://127.0.0.1:8321",
      "${local.ssh} -- -L 8321:127.0.0.1:8321",
    ],
    var.dashboard == null ? [] : ["# the dashboard: it asks for the token once", "https://${local.dashboard_host}"],
    local.mage_server ? ["# Mage, at http://127.0.0.1:8080", "gcloud run services proxy ${var.name}-mage ${local.at}"] : [],
  )
}
