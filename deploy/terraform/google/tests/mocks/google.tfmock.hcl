# What Google would answer where the module goes on with it.
mock_data "google_project" {
  defaults = {
    number = "123456789012"
  }
}
mock_resource "google_secret_manager_secret_version" {
  defaults = {
    version = "7"
  }
}
mock_resource "google_sql_database_instance" {
  defaults = {
    connection_name = "my-project:europe-west1:tonearm-mage"
  }
}
