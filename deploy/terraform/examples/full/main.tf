# Every setting, the dashboard, and Mage's server: as one who runs Mage already would have it.
terraform {
  required_version = ">= 1.11"
}

provider "google" {
  project = "my-project"
  region  = "europe-west1"
}

variable "api_key" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "dashboard_token" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "mage_secrets" {
  type      = object({ database_password = string, owner_password = string, session_key = string })
  sensitive = true
  ephemeral = true
}

module "tonearm" {
  source               = "../../google"
  project              = "my-project"
  region               = "europe-west1"
  location             = "europe-west1"
  name                 = "listening"
  bucket               = "my-project-listening"
  dataset              = "listening"
  users                = ["rj", "ada"]
  zone                 = "Europe/London,2019-03-01=Europe/Berlin"
  schedule             = "30 4 * * *"
  image                = "europe-west1-docker.pkg.dev/my-project/listening/tonearm:1.0.0"
  alert_email          = "you@example.com"
  job                  = { cpu = 2, memory = "4Gi", minutes = 120 }
  settings             = { TONEARM_MAX_RATE = "1", TONEARM_ENRICH_FOR = "20m" }
  keep_noncurrent_days = 90

  api_key         = var.api_key
  dashboard_token = var.dashboard_token
  mage_secrets    = var.mage_secrets
  secrets_version = 1

  dashboard = { memory = "4Gi", allow_hosts = ["music.example.com"] }
  mage = {
    runs    = "server"
    image   = "europe-west1-docker.pkg.dev/my-project/listening/mage:1.0.0"
    owner   = "you@example.com"
    members = ["user:you@example.com"]
  }
}

output "next_steps" {
  value = module.tonearm.next_steps
}
