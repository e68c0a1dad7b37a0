# The services of Google that are used, switched on, and left on when all is destroyed: others may use them.
locals {
  services = concat(
    ["artifactregistry", "bigquery", "cloudscheduler", "iam", "monitoring", "run", "secretmanager", "storage"],
    local.mage_server ? ["sqladmin"] : [],
    var.vm == null ? [] : ["compute", "iap", "oslogin"],
  )
}

resource "google_project_service" "used" {
  for_each           = toset(local.services)
  project            = var.project
  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false
}
