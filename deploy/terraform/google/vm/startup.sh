#!/bin/sh
# Google's Debian images leave cloud-init out; without it nobody reads `user-data`. It comes at the first start, told to
# leave to Google's guest agent what that does (network, keys, names), and works from the second start on.
set -eu
command -v cloud-init >/dev/null && exit 0
mkdir -p /etc/cloud/cloud.cfg.d
cat >/etc/cloud/cloud.cfg.d/99-tonearm.cfg <<'CFG'
datasource_list: [GCE]
network: {config: disabled}
preserve_hostname: true
ssh_deletekeys: false
users: []
CFG
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends cloud-init
reboot
