# What the module needs.
terraform {
  required_version = ">= 1.11" # write-only arguments, which keep secrets out of the state
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50" # 8 makes secret_data_wo_version a string
    }
  }
}
