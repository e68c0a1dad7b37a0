# Bad input is refused before anything is made. A run gives several variables bad values, and each must be refused.
mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project     = "my-project"
  bucket      = "my-project-music"
  users       = ["rj"]
  zone        = "Europe/Berlin"
  image       = "europe-west1-docker.pkg.dev/my-project/tonearm/tonearm:1.0.0"
  alert_email = "you@example.com"
  api_key     = "0123456789abcdef0123456789abcdef"
}

run "forms_that_google_refuses" {
  command = plan
  variables {
    project     = "My_Project"
    region      = "europe-west1-b"
    location    = "europe"
    name        = "a-name-that-is-too-long"
    bucket      = "My-Music"
    dataset     = "my-music"
    alert_email = "you"
  }
  expect_failures = [var.project, var.region, var.location, var.name, var.bucket, var.dataset, var.alert_email]
}

run "lengths_and_places_that_google_refuses" {
  command = plan
  variables {
    project  = "short"
    region   = "EU"
    location = "ASIA"
    name     = "ab"
    bucket   = "ab"
    dataset  = ""
  }
  expect_failures = [var.project, var.region, var.location, var.name, var.bucket, var.dataset]
}

run "buckets_google_keeps_for_itself" {
  command = plan
  variables {
    bucket = "my-g00gle-music"
  }
  expect_failures = [var.bucket]
}

run "a_bucket_that_is_a_domain" {
  command = plan
  variables {
    bucket = "music.example.com"
  }
  expect_failures = [var.bucket]
}

run "nobody_in_no_zone_at_no_time" {
  command = plan
  variables {
    users                = []
    zone                 = ""
    schedule             = "daily"
    image                = "tonearm"
    api_key              = ""
    secrets_version      = 0
    keep_noncurrent_days = 1
  }
  expect_failures = [var.users, var.zone, var.schedule, var.image, var.api_key, var.secrets_version, var.keep_noncurrent_days]
}

run "misspelt" {
  command = plan
  variables {
    users    = ["1up"]
    zone     = "Europe/Lodnon"
    schedule = "61 5 * * *"
    image    = "europe-west1-docker.pkg.dev/p/tonearm/tonearm"
    api_key  = "0123456789ABCDEF0123456789ABCDEF"
  }
  expect_failures = [var.users, var.zone, var.schedule, var.image, var.api_key]
}

run "out_of_range" {
  command = plan
  variables {
    users    = ["rj", "sixteen_letters_"]
    zone     = "CEST"
    schedule = "0 24 * * *"
    image    = "europe-west1-docker.pkg.dev/p/tonearm/tonearm:latest"
    job      = { cpu = 3 }
  }
  expect_failures = [var.users, var.zone, var.schedule, var.image, var.job]
}

run "of_another_kind" {
  command = plan
  variables {
    users    = ["a b"]
    zone     = "+02:00"
    schedule = "0 5 * * 1"
    image    = "europe-west1-docker.pkg.dev/p/tonearm/tonearm@sha256:12"
    job      = { memory = "lots" }
  }
  expect_failures = [var.users, var.zone, var.schedule, var.image, var.job]
}

run "half_right" {
  command = plan
  variables {
    users    = ["rj", ""]
    zone     = "Europe/London,2019-3-1=Europe/Berlin"
    schedule = "0 5 * *"
    job      = { minutes = 5 }
    settings = { TONEARM_API_KEY = "0123456789abcdef0123456789abcdef" }
  }
  expect_failures = [var.users, var.zone, var.schedule, var.job, var.settings]
}

run "settings_of_others" {
  command = plan
  variables {
    settings = { PATH = "/tmp" }
  }
  expect_failures = [var.settings]
}

run "options_without_their_secrets" {
  command = plan
  variables {
    dashboard = {}
    mage      = { runs = "server", image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0" }
  }
  expect_failures = [var.dashboard_token, var.mage_secrets]
}

run "options_with_weak_secrets" {
  command = plan
  variables {
    dashboard       = {}
    dashboard_token = "letmein"
    mage            = { runs = "server", image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0" }
    mage_secrets    = { database_password = "x", owner_password = "y", session_key = "z" }
  }
  expect_failures = [var.dashboard_token, var.mage_secrets]
}

run "mage_as_nothing_known" {
  command = plan
  variables {
    mage = { runs = "daemon", image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0" }
  }
  expect_failures = [var.mage]
}

run "mage_without_tag" {
  command = plan
  variables {
    mage = { image = "mageai/mageai" }
  }
  expect_failures = [var.mage]
}

run "a_package_from_elsewhere" {
  command = plan
  variables {
    vm = { package = "https://example.com/tonearm", package_sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
  }
  expect_failures = [var.vm]
}

run "a_package_unchecked" {
  command = plan
  variables {
    vm = { package = "packages/tonearm.deb", package_sha256 = "" }
  }
  expect_failures = [var.vm]
}

run "mage_for_everybody" {
  command = plan
  variables {
    mage = { image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0", members = ["allUsers"] }
  }
  expect_failures = [var.mage]
}

run "two_that_run_daily" {
  command = plan
  variables {
    mage = { image = "europe-west1-docker.pkg.dev/my-project/tonearm/mage:1.0.0" }
    vm = {
      package        = "packages/tonearm_1.0.0_amd64.deb"
      package_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
    }
  }
  expect_failures = [var.vm]
}

run "unusual_but_right_1" {
  command = plan
  variables {
    zone     = "Europe/London,2019-03-01=Europe/Berlin"
    schedule = "30 */6 * * *"
    users    = ["rj", "Ada_Lovelace-15"]
    location = "europe-west1"
    image    = "docker.io/someone/tonearm@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"
  }
}

run "unusual_but_right_2" {
  command = plan
  variables {
    schedule = "0 5,17 * * *"
    zone     = "Asia/Kolkata"
    image    = "europe-docker.pkg.dev/p/r/tonearm:v1.0.0-rc.1"
  }
}

