# Option: a small machine with the .deb and its systemd units. No public address: out through Cloud NAT (to last.fm), in
# through Google's Identity-Aware Proxy for who may log in.
locals {
  vms = var.vm == null ? [] : [var.vm]
  vm_user_data = [for vm in local.vms : templatefile("${path.module}/vm/user-data.yaml", {
    program        = indent(6, file("${path.module}/vm/from_google.py"))
    package_url    = "https://storage.googleapis.com/storage/v1/b/${var.bucket}/o/${urlencode(vm.package)}?alt=media"
    package_sha256 = vm.package_sha256
    secret         = "projects/${var.project}/secrets/${var.name}-api-key/versions/latest"
    settings       = { for name, value in local.writing : name => value if name != "TONEARM_HOME" } # which the units choose
    zone           = local.current_zone
  })]
}

resource "google_compute_network" "vm" {
  count                   = length(local.vms)
  project                 = var.project
  name                    = var.name
  auto_create_subnetworks = false
  depends_on              = [google_project_service.used]
}

resource "google_compute_subnetwork" "vm" {
  count                    = length(local.vms)
  project                  = var.project
  region                   = var.region
  name                     = var.name
  network                  = google_compute_network.vm[0].id
  ip_cidr_range            = "10.73.0.0/28"
  private_ip_google_access = true
}

resource "google_compute_router" "vm" {
  count   = length(local.vms)
  project = var.project
  region  = var.region
  name    = var.name
  network = google_compute_network.vm[0].id
}

resource "google_compute_router_nat" "vm" {
  count                              = length(local.vms)
  project                            = var.project
  region                             = var.region
  name                               = var.name
  router                             = google_compute_router.vm[0].name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

resource "google_compute_firewall" "vm_ssh" {
  count         = length(local.vms)
  project       = var.project
  name          = "${var.name}-ssh-by-iap"
  network       = google_compute_network.vm[0].id
  source_ranges = ["35.235.240.0/20"] # of the Identity-Aware Proxy: cloud.google.com/iap/docs/using-tcp-forwarding
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "terraform_data" "vm_user_data" {
  count = length(local.vms)
  input = sha256(local.vm_user_data[0])
}

resource "google_compute_instance" "vm" {
  count        = length(local.vms)
  project      = var.project
  name         = var.name
  zone         = "${var.region}-${local.vms[0].zone_suffix}"
  machine_type = local.vms[0].machine_type

  boot_disk {
    initialize_params {
      image = local.vms[0].image
      size  = local.vms[0].disk_gb
    }
  }
  network_interface { # without access_config there is no public address
    subnetwork = google_compute_subnetwork.vm[0].id
  }
  service_account {
    email  = local.emails["vm"]
    scopes = ["https://www.googleapis.com/auth/cloud-platform"] # the account's rights are the limit
  }
  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }
  metadata = {
    enable-oslogin         = "TRUE"
    block-project-ssh-keys = "TRUE"
    serial-port-enable     = "FALSE"
    user-data              = local.vm_user_data[0]
    startup-script         = file("${path.module}/vm/startup.sh")
  }
  lifecycle {
    replace_triggered_by = [terraform_data.vm_user_data] # cloud-init works once; what lasts is in the bucket
  }
  depends_on = [
    google_compute_router_nat.vm, google_storage_bucket_iam_member.writer, google_secret_manager_secret_iam_member.api_key,
    google_secret_manager_secret_version.api_key,
  ]
}
