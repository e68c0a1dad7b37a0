#include "adapters/duckdb_generations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "adapters/duckdb_warehouse.h"
#include "adapters/file_error.h"
#include "core/sql_text.h"

namespace tonearm {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKept = 2;

void check(const std::error_code& error, const char* doing, const fs::path& path) {
  if (error) throw file_error(error.value(), doing, path.string());
}

/// "00000012.duckdb" as 12; 0 for other names.
long number_of(const fs::path& file) {
  const std::string stem = file.stem().string();
  long number = 0;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
  const bool ours = file.extension() == ".duckdb" && error == std::errc() && end == stem.data() + stem.size();
  return ours ? number : 0;
}

/// Newest first.
std::vector<long> generations_in(const fs::path& folder) {
  std::vector<long> numbers;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (const long number = number_of(it->path()); number > 0) numbers.push_back(number);
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

std::string file_name(long number) { return fmt::format("{:08}.duckdb", number); }

/// What was loaded are views of the staged files, which change; the generation holds only what was made of them.
void drop_views(const fs::path& path) {
  DuckConnection connection = DuckConnection::open(path.string(), DuckConnection::Access::read_write);
  std::vector<std::string> names;
  connection.query("select view_name from duckdb_views() where not internal", {},
                   [&](const Row& row) { names.push_back(as_string(row[0])); });
  for (const std::string& name : names) connection.run("drop view " + sql_name(name));
}

void point(const fs::path& link, const std::string& target) {
  const fs::path aside = link.string() + ".aside";
  std::error_code error;
  fs::remove(aside, error);
  fs::create_symlink(target, aside, error);
  check(error, "write", aside);
  fs::rename(aside, link, error);
  check(error, "write", link);
}

}  // namespace

std::unique_ptr<Warehouse> DuckdbGenerations::open(const fs::path& file, DuckConnection::Access access) const {
  return std::make_unique<DuckdbWarehouse>(DuckConnection::open(file.string(), access), files_);
}

std::unique_ptr<Warehouse> DuckdbGenerations::open_for_building() const {
  auto warehouse = open(next(), DuckConnection::Access::read_write);
  warehouse->run("set preserve_insertion_order = false");  // rows are written by all threads at once
  return warehouse;
}

std::unique_ptr<Warehouse> DuckdbGenerations::begin_next() {
  std::error_code error;
  fs::create_directories(folder_, error);
  check(error, "make the folder", folder_);
  fs::remove(next(), error);
  check(error, "remove", next());
  fs::remove(next().string() + ".wal", error);
  return open_for_building();
}

std::unique_ptr<Warehouse> DuckdbGenerations::open_next() {
  if (!fs::exists(next()))
    throw Error(Remedy::fix_usage, "there is no warehouse under way",
                "Run tonearm load first, or tonearm sync for all stages.");
  return open_for_building();
}

std::string DuckdbGenerations::publish() {
  const std::vector<long> before = generations_in(folder_);
  const std::string name = file_name(before.empty() ? 1 : before.front() + 1);
  drop_views(next());
  std::error_code error;
  fs::rename(next(), folder_ / name, error);
  check(error, "publish", folder_ / name);
  point(folder_ / "current", name);
  for (std::size_t i = kKept - 1; i < before.size(); ++i) fs::remove(folder_ / file_name(before[i]), error);
  return name;
}

void DuckdbGenerations::with_current(const std::function<void(const std::string& name)>& open) {
  for (;;) {
    const std::string name = current_name();
    if (name.empty())
      throw Error(Remedy::fix_usage, fmt::format("there is no warehouse in {}", folder_.string()),
                  "Run tonearm sync first.");
    try {
      return open(name);
    } catch (const Error&) {
      if (current_name() == name) throw;  // else it was replaced, and removed, between the two lines
    }
  }
}

std::unique_ptr<Warehouse> DuckdbGenerations::open_current() {
  std::unique_ptr<Warehouse> warehouse;
  with_current([&](const std::string& name) { warehouse = open(folder_ / name, DuckConnection::Access::read_only); });
  return warehouse;
}

Readers DuckdbGenerations::open_readers(std::size_t count) {
  Readers readers;
  const auto open_all = [&](const std::string& name) {
    DuckConnection first = DuckConnection::open((folder_ / name).string(), DuckConnection::Access::read_only);
    readers = {name, {}};
    while (readers.warehouses.size() + 1 < count)
      readers.warehouses.push_back(std::make_unique<DuckdbWarehouse>(first.beside(), files_));
    readers.warehouses.push_back(std::make_unique<DuckdbWarehouse>(std::move(first), files_));
  };
  with_current(open_all);
  return readers;
}

std::string DuckdbGenerations::current_name() {
  std::error_code error;
  const fs::path target = fs::read_symlink(folder_ / "current", error);
  return error ? "" : target.string();
}

}  // namespace tonearm
