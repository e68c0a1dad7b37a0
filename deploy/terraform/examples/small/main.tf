# The daily run and nothing else: cents a month for one listener.
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

module "tonearm" {
  source      = "../../google"
  project     = "my-project"
  bucket      = "my-project-music"
  users       = ["rj"]
  zone        = "Europe/London"
  image       = "europe-west1-docker.pkg.dev/my-project/tonearm/tonearm:1.0.0"
  alert_email = "you@example.com"
  api_key     = var.api_key
}

output "next_steps" {
  value = module.tonearm.next_steps
}
