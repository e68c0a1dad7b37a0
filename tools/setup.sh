#!/usr/bin/env bash
#   tools/setup.sh [test|package|deploy]
# Installs what building (and testing, packaging, testing deploy/) needs and this machine lacks, and says what. Debian and Ubuntu;
# README names the packages of other systems. Does nothing, and asks no network, where all is there.
set -euo pipefail

packages=(
  g++ cmake ninja-build ccache pkg-config ca-certificates tzdata
  libcurl4-openssl-dev libsimdjson-dev libxxhash-dev libzstd-dev libfmt-dev libhowardhinnant-date-dev
  nlohmann-json3-dev libcli11-dev libtomlplusplus-dev libyaml-cpp-dev libutf8proc-dev libboost1.81-dev
  libcpp-httplib-dev libminizip-dev libpango1.0-dev libwoff-dev libpugixml-dev zlib1g-dev libbrotli-dev libssl-dev libgtest-dev libgmock-dev clang-format-14 python3 python3-venv
)
# DuckDB comes as a Go module; any go will do.
command -v go >/dev/null || packages+=(golang-go)
# The dashboard is built by Node's tools; npm itself brings the newer Node that they need (web/package.json).
command -v npm >/dev/null || packages+=(nodejs npm)
case "${1:-}" in
  test)  # the dashboard's tests look at it in a browser
    packages+=(libxml2-utils)  # xmllint, for the schema of the Tableau workbook
    command -v chromium >/dev/null || packages+=(chromium) ;;
  package) packages+=(dpkg-dev file) ;;
  deploy)  # a Debian root, an image, a machine that boots: without Docker
    packages+=(dpkg-dev file buildah cloud-init iproute2 lintian mandoc man-db mmdebstrap shellcheck systemd systemd-container zstd) ;;
esac

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: this is no Debian; README names the packages that are needed" >&2
  exit 1
fi
sudo=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "setup: needs root, or sudo, to install: ${missing[*]}" >&2; exit 1; }
  sudo=sudo
fi
echo "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get -o DPkg::Lock::Timeout=300 -qq update
$sudo apt-get -o DPkg::Lock::Timeout=300 -qq -y install --no-install-recommends "${missing[@]}" >/dev/null
echo "setup: done"
