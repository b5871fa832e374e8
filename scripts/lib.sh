# shellcheck shell=bash disable=SC2034
# Sourced by every script here: where things are, and one way to say what happens. Works in the bash 3.2 of macOS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
tools=${HEARD_CACHE:-$HOME/.cache/heard}/tools

# wasm-bindgen's command and library must be the same version, so the lock file decides for both.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
nextest_version=0.9.143
wasm_bindgen_home=$tools/wasm-bindgen-$wasm_bindgen_version
nextest_home=$tools/nextest-$nextest_version
export PATH="$HOME/.cargo/bin:$wasm_bindgen_home/bin:$nextest_home/bin:$PWD/node_modules/.bin:$PATH"

say() { printf '\n== %s\n' "$*"; }
die() { printf 'heard: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
in_ci() { case ${CI:-} in '' | 0 | false) return 1 ;; esac; }

# The folder of PostgreSQL's server programs, which Debian and Homebrew keep off the PATH; nothing when there is none.
postgres_programs() {
  local dir found=
  for dir in "$(dirname "$(command -v pg_ctl || true)")" /opt/homebrew/opt/postgresql@*/bin /usr/lib/postgresql/*/bin; do
    if [ -x "$dir/initdb" ]; then found=$dir; fi
  done
  printf '%s' "$found"
}

chromium_program() {
  local program
  for program in "${HEARD_CHROMIUM:-}" /usr/bin/chromium "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -x "$program" ]; then printf '%s' "$program" && return; fi
  done
}
