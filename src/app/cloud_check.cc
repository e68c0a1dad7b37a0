#include "app/cloud_check.h"

#include <fmt/format.h>

#include <ostream>
#include <set>

#include "core/error.h"

namespace tonearm {
namespace {

std::string line(const char* how, const PermissionCheck& check) {
  return fmt::format("{:<8} {:<42} {}\n", how, check.permission, check.on);
}

}  // namespace

int check_cloud(Parts& parts) {
  const std::vector<PermissionCheck> checks = parts.cloud_checks();
  if (checks.empty())
    throw Error(Remedy::fix_usage, "lake and warehouse are folders: there is nothing to check",
                "Set lake = \"gs://bucket/prefix\" and warehouse = \"bigquery://project/dataset\".");
  int code = 0;
  std::size_t lacking = 0;
  std::set<std::string> not_there;  // what cannot be asked for anything
  for (const PermissionCheck& check : checks) try {
      if (not_there.contains(check.on)) continue;
      check.attempt();
      parts.out << line("ok", check) << std::flush;
    } catch (const Error& error) {
      ++lacking;
      if (code == 0) code = exit_code(error.remedy());
      if (error.remedy() == Remedy::fix_setup) not_there.insert(check.on);
      parts.out << line("lacking", check) << fmt::format("         {}\n", error.what());
      if (error.remedy() == Remedy::get_permission)
        parts.out << fmt::format("         grant {} on {}\n", check.role, check.on);
      else if (!error.what_to_do().empty())
        parts.out << fmt::format("         {}\n", error.what_to_do());
    }
  parts.out << (lacking == 0 ? fmt::format("all {} permissions are there\n", checks.size())
                             : fmt::format("{} of {} lack, or could not be tried\n", lacking, checks.size()));
  return code;
}

}  // namespace tonearm
