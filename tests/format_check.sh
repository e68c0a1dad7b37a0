#!/bin/sh
# Fails where a tracked C++ file is not as clang-format makes it.
set -eu
if ! git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  echo "format: this is no git checkout, so it cannot be said which files are the project's" >&2
  exit 1
fi
if git ls-files -z '*.cc' '*.h' | xargs -0 -r clang-format-14 --dry-run -Werror; then
  echo "every tracked C++ file is as clang-format makes it"
else
  echo "format: the files above differ from what clang-format makes of them; run: make format" >&2
  exit 1
fi
