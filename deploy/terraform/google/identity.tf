# Who may what: each runner has an account of its own, and rights on single things. docs/cloud.md says what each is for.
locals {
  writers = concat(["sync"], var.mage == null ? [] : ["mage"], var.vm == null ? [] : ["vm"])
  readers = var.dashboard == null ? [] : ["dashboard"]
  emails  = { for who, account in google_service_account.by_name : who => "${account.account_id}@${var.project}.iam.gserviceaccount.com" }
  members = { for who, email in local.emails : who => "serviceAccount:${email}" }
}

resource "google_service_account" "by_name" {
  for_each     = toset(concat(local.writers, local.readers, ["schedule"]))
  project      = var.project
  account_id   = "${var.name}-${each.key}"
  display_name = "Tonearm: ${each.key}"
  depends_on   = [google_project_service.used]
}

resource "google_storage_bucket_iam_member" "writer" {
  for_each = toset(local.writers)
  bucket   = google_storage_bucket.lake.name
  role     = "roles/storage.objectUser"
  member   = local.members[each.key]
}

resource "google_storage_bucket_iam_member" "reader" {
  for_each = toset(local.readers)
  bucket   = google_storage_bucket.lake.name
  role     = "roles/storage.objectViewer"
  member   = local.members[each.key]
}

# Jobs belong to a project, so this is the one right that does too.
resource "google_project_iam_member" "query" {
  for_each = toset(local.writers)
  project  = var.project
  role     = "roles/bigquery.user"
  member   = local.members[each.key]
}

resource "google_bigquery_dataset_iam_member" "tables" {
  for_each   = { for pair in setproduct(local.writers, keys(local.datasets)) : "${pair[0]}/${pair[1]}" => pair }
  project    = var.project
  dataset_id = google_bigquery_dataset.warehouse[each.value[1]].dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = local.members[each.value[0]]
}

# Generations are begun and published by labels of their datasets. Of the ready-made roles only dataOwner may write labels,
# and it may also give the dataset to others and delete it.
resource "google_project_iam_custom_role" "labels" {
  project     = var.project
  role_id     = replace("${var.name}_labels", "-", "_")
  title       = "Tonearm: labels of datasets"
  permissions = ["bigquery.datasets.get", "bigquery.datasets.update"]
  depends_on  = [google_project_service.used]
}

resource "google_bigquery_dataset_iam_member" "labels" {
  for_each   = google_bigquery_dataset_iam_member.tables
  project    = var.project
  dataset_id = each.value.dataset_id
  role       = "projects/${var.project}/roles/${google_project_iam_custom_role.labels.role_id}"
  member     = each.value.member
}

resource "google_secret_manager_secret_iam_member" "api_key" {
  for_each  = toset(local.writers)
  project   = var.project
  secret_id = google_secret_manager_secret.api_key.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = local.members[each.key]
}
