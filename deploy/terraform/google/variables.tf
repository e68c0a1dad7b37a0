# What is asked for, refused with its remedy before anything is created.

# Where

variable "project" {
  description = "The project's id."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "Give the id, 6 to 30 lower-case letters, digits and hyphens, a letter first: `gcloud projects list`."
  }
}

variable "region" {
  description = "Where the job, the schedule and the images are."
  type        = string
  default     = "europe-west1"
  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "Give a region such as europe-west1, no zone (europe-west1-b): `gcloud run regions list`."
  }
}

variable "location" {
  description = "Where bucket and datasets are: EU, US or a region, near `region`. It cannot be changed later."
  type        = string
  default     = "EU"
  validation {
    condition     = can(regex("^(EU|US|[a-z]+-[a-z]+[0-9]+)$", var.location))
    error_message = "Bucket and datasets lie in one place that both services know: EU, US or a region such as europe-west1."
  }
}

variable "name" {
  description = "What everything that is made here is called, or begins with."
  type        = string
  default     = "tonearm"
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "Give 3 to 20 lower-case letters, digits and hyphens, a letter first: accounts named after it have 30 at most."
  }
}

variable "bucket" {
  description = "The bucket of the lake. Its name is the only one in the world."
  type        = string
  validation {
    condition = (
      can(regex("^[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]$", var.bucket)) &&
      !can(regex("^goog|g[o0]{2}gle", var.bucket))
    )
    error_message = "Give 3 to 63 lower-case letters, digits, - and _, no dots (a domain wants proof), nothing like google: PROJECT-music."
  }
}

variable "dataset" {
  description = "The dataset that you query. Two more, NAME_a and NAME_b, hold the generations that are built by turns."
  type        = string
  default     = "music"
  validation {
    condition     = can(regex("^[A-Za-z0-9_]{1,1000}$", var.dataset))
    error_message = "A dataset's name has letters, digits and _ only: music, not my-music."
  }
}

# Whose music, and when

variable "users" {
  description = "The listeners, by their names at last.fm."
  type        = list(string)
  validation {
    condition     = length(var.users) > 0 && alltrue([for user in var.users : can(regex("^[A-Za-z][A-Za-z0-9_-]{1,14}$", user))])
    error_message = "Give users of last.fm, 2 to 15 letters, digits, - and _, a letter first: the last part of a profile's address."
  }
}

variable "zone" {
  description = "The listener's time zone, or a dated list for who moved: Europe/London,2019-03-01=Europe/Berlin."
  type        = string
  validation {
    condition = alltrue([
      for part in split(",", var.zone) :
      can(regex("^([0-9]{4}-[0-9]{2}-[0-9]{2}=)?[A-Z]", part)) &&
      contains(split("\n", file("${path.module}/zones.txt")), element(split("=", part), length(split("=", part)) - 1))
    ])
    error_message = "Give an IANA name of zones.txt: Europe/Berlin; or a dated list: Europe/London,2019-03-01=Europe/Berlin."
  }
}

variable "schedule" {
  description = "When the daily run begins, as cron in the listener's zone."
  type        = string
  default     = "0 5 * * *"
  validation {
    condition = can(regex(join("", [
      "^(\\*|[0-5]?[0-9])(/[1-9][0-9]?)?(,[0-5]?[0-9])* ",
      "(\\*|([01]?[0-9]|2[0-3])(-([01]?[0-9]|2[0-3]))?)(/[1-9][0-9]?)?(,([01]?[0-9]|2[0-3]))* ",
      "\\* \\* \\*$",
    ]), var.schedule))
    error_message = "Give minute and hour, then * * *: \"0 5 * * *\" is 05:00. A day without a run would be told as a failure."
  }
}

locals {
  image_form = "^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$"
}

variable "image" {
  description = "The image of Tonearm, with its tag or digest."
  type        = string
  validation {
    condition     = can(regex(local.image_form, var.image)) && !endswith(var.image, ":latest")
    error_message = "Give a tag of its own, not latest, or a digest: REGION-docker.pkg.dev/PROJECT/NAME/tonearm:1.0.0."
  }
}

variable "alert_email" {
  description = "Who is told when a run fails, or none succeeded for 26 hours."
  type        = string
  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert_email))
    error_message = "Give an address such as you@example.com."
  }
}

# Secrets: never in the state, so they are asked for at each plan. TF_VAR_api_key and so on keep them out of files.

variable "api_key" {
  description = "The API key of last.fm (free: https://www.last.fm/api/account/create)."
  type        = string
  sensitive   = true
  ephemeral   = true
  validation {
    condition     = can(regex("^[0-9a-f]{32}$", var.api_key))
    error_message = "Give 32 digits and letters a to f: the API key, not the shared secret, at https://www.last.fm/api/accounts."
  }
}

variable "dashboard_token" {
  description = "What the dashboard asks of a browser; only with `dashboard`."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true
  validation {
    condition     = var.dashboard == null || can(regex("^[!-~]{32,}$", var.dashboard_token))
    error_message = "The token alone guards the dashboard: give 32 characters or more, as `openssl rand -hex 32` does."
  }
}

variable "mage_secrets" {
  description = "Passwords of Mage's database and owner, and the key that signs its sessions; only where Mage is a server."
  type        = object({ database_password = string, owner_password = string, session_key = string })
  default     = null
  sensitive   = true
  ephemeral   = true
  validation {
    condition = try(var.mage.runs, "") != "server" || try(alltrue([
      for secret in values(var.mage_secrets) : can(regex("^[A-Za-z0-9]{24,}$", secret))
    ]), false)
    error_message = "Give 24 letters and digits or more for each of the three, as `openssl rand -hex 24` does."
  }
}

variable "secrets_version" {
  description = "Raise it when a secret changes: Terraform does not keep them and cannot see it."
  type        = number
  default     = 1
  validation {
    condition     = var.secrets_version >= 1 && floor(var.secrets_version) == var.secrets_version
    error_message = "Count 1, 2, 3 …"
  }
}

# How much

variable "job" {
  description = "What one run gets. A first run over 100,000 scrobbles takes minutes and less than 1 GiB (2026)."
  type        = object({ cpu = optional(number, 1), memory = optional(string, "2Gi"), minutes = optional(number, 60) })
  default     = {}
  validation {
    condition = (
      contains([1, 2, 4, 8], var.job.cpu) &&
      can(regex("^[0-9]+(Mi|Gi)$", var.job.memory)) &&
      var.job.minutes >= 15 &&
      var.job.minutes <= 1440
    )
    error_message = "cpu is 1, 2, 4 or 8; memory like 2Gi; minutes from 15 (asking for tags alone takes 10) to 1440."
  }
}

locals {
  settings_of_their_own = [
    "TONEARM_API_KEY", "TONEARM_TOKEN", "TONEARM_HOME", "TONEARM_LAKE", "TONEARM_WAREHOUSE", "TONEARM_USER", "TONEARM_USERS",
    "TONEARM_ZONE", "TONEARM_NOTIFY_WEBHOOK", "TONEARM_NOTIFY_NTFY", "TONEARM_NOTIFY_SMTP_PASSWORD",
  ]
}

variable "settings" {
  description = "Further settings of Tonearm by their environment names, such as TONEARM_MAX_RATE. No secrets: they are in the state."
  type        = map(string)
  default     = {}
  validation {
    condition = (
      alltrue([for name in keys(var.settings) : can(regex("^TONEARM_[A-Z_]+$", name))]) &&
      length(setintersection(keys(var.settings), local.settings_of_their_own)) == 0
    )
    error_message = "Give TONEARM_ names, none that has a variable of its own, and no secrets: the state would hold them."
  }
}

variable "keep_noncurrent_days" {
  description = "How long what was written over or deleted in the bucket can be brought back."
  type        = number
  default     = 30
  validation {
    condition     = var.keep_noncurrent_days >= 7 && var.keep_noncurrent_days <= 3650
    error_message = "Keep old versions for 7 days at least: a mistake is seldom seen on its day."
  }
}

variable "tables_deletion_protection" {
  description = "Whether Terraform refuses to delete staged tables. Set to false, apply, then destroy."
  type        = bool
  default     = true
}

# Options, each off by default

variable "dashboard" {
  description = "The dashboard as a Cloud Run service, open to whoever has the token."
  type        = object({ cpu = optional(number, 1), memory = optional(string, "2Gi"), allow_hosts = optional(list(string), []) })
  default     = null
}

variable "mage" {
  description = "Mage runs the stages, instead of `tonearm sync`: as a job that the schedule starts, or as a server that is always on."
  type = object({
    runs    = optional(string, "job")
    image   = string
    cpu     = optional(number, 1)
    memory  = optional(string, "2Gi")
    owner   = optional(string, "owner@example.com") # who logs in to the server
    members = optional(list(string), [])            # who reaches it: user:you@example.com
  })
  default = null
  validation {
    condition     = var.mage == null || contains(["job", "server"], try(var.mage.runs, ""))
    error_message = "Mage runs as \"job\" (paid while it runs) or as \"server\" (always on)."
  }
  validation {
    condition     = var.mage == null || try(can(regex(local.image_form, var.mage.image)) && !endswith(var.mage.image, ":latest"), false)
    error_message = "Give a tag of its own, not latest, or a digest: REGION-docker.pkg.dev/PROJECT/NAME/mage:1.0.0."
  }
  validation {
    condition     = length(setintersection(try(var.mage.members, []), ["allUsers", "allAuthenticatedUsers"])) == 0
    error_message = "Mage runs whatever code one types in: name people or groups, never allUsers or allAuthenticatedUsers."
  }
}

variable "vm" {
  description = "A small machine with the .deb and its systemd units, instead of the job."
  type = object({
    package        = string # the .deb in the bucket: packages/tonearm_1.0.0_amd64.deb
    package_sha256 = string
    zone_suffix    = optional(string, "b")
    machine_type   = optional(string, "e2-small")
    disk_gb        = optional(number, 20)
    image          = optional(string, "debian-cloud/debian-12") # what the .deb is built for
  })
  default = null
  validation {
    condition = (
      var.vm == null ||
      can(regex("^[A-Za-z0-9][A-Za-z0-9._/-]*\\.deb$", var.vm.package)) &&
      can(regex("^[0-9a-f]{64}$", var.vm.package_sha256))
    )
    error_message = "Give the .deb's name in the bucket, packages/tonearm_1.0.0_amd64.deb, and what `sha256sum` says of it."
  }
  validation {
    condition     = var.vm == null || var.mage == null
    error_message = "Both would run every day. Choose one: mage, vm, or neither for the plain job."
  }
}
