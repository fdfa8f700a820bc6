#!/usr/bin/env bash
# Runs a command beside a real Neo4j server of its own, without Docker:
#
#   scripts/neo4j-test.sh go test ./internal/store/neo4j
#
# The command finds the server in HEARSAY_TEST_NEO4J, HEARSAY_NEO4J_USER and
# HEARSAY_NEO4J_PASSWORD. Where HEARSAY_TEST_NEO4J is set already, that server is
# used and none is started. The server's jars are fetched once, by Maven, into
# .cache/; its data is new each time and gone afterwards.
set -euo pipefail

if [[ -n "${HEARSAY_TEST_NEO4J:-}" ]]; then
  exec "$@"
fi

version=5.26.30
root=$(cd "$(dirname "$0")/.." && pwd)
jars=${HEARSAY_CACHE:-$root/.cache}/neo4j-$version

need() {
  command -v "$1" >/dev/null || { echo "neo4j-test: $1 is missing; install $2 with your package manager" >&2; exit 1; }
}
need java "a Java runtime, version 17 or 21 (on Debian: openjdk-17-jre-headless)"
need python3 "Python 3"

if [[ ! -f $jars/complete ]]; then
  need mvn "Maven (on Debian: maven)"
  echo "neo4j-test: fetching Neo4j $version, 120 MB, once" >&2
  mkdir -p "$jars"
  mvn -B -q -f "$root/scripts/neo4j.pom.xml" -Dneo4j.version=$version \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars" >&2
  touch "$jars/complete"
fi

home=$(mktemp -d)
server=
stop() {
  if [[ -n $server ]]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
password=$(python3 -c 'import secrets; print(secrets.token_hex(12))')
mkdir -p "$home/conf" "$home/logs"
cat >"$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$port
server.bolt.advertised_address=127.0.0.1:$port
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
dbms.cypher.min_replan_interval=10m
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=keep_none
db.tx_log.rotation.size=32m
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1
server.config.strict_validation.enabled=false
CONF
java=(java -Xms64m -Xmx768m -Xss1m -XX:+UseSerialGC --add-opens=java.base/java.nio=ALL-UNNAMED
  --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$jars/*")
NEO4J_HOME=$home NEO4J_CONF=$home/conf "${java[@]}" org.neo4j.cli.AdminTool dbms set-initial-password "$password" >"$home/logs/admin.log" 2>&1 ||
  { cat "$home/logs/admin.log" >&2; exit 1; }
(cd "$home" && exec "${java[@]}" org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf") \
  >"$home/logs/console.log" 2>&1 </dev/null &
server=$!

# Ready is when Bolt's handshake is answered by a version.
if ! python3 - "$port" "$server" <<'PY'
import os, socket, sys, time
port, pid = int(sys.argv[1]), int(sys.argv[2])
hello = bytes.fromhex("6060b017" "00000005" "00000404" "00000000" "00000000")
end = time.monotonic() + 120
while time.monotonic() < end:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        sys.exit("neo4j-test: the server ended")
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as s:
            s.sendall(hello)
            if any(s.recv(4)):
                sys.exit(0)
    except OSError:
        pass
    time.sleep(0.2)
sys.exit("neo4j-test: the server did not answer in two minutes")
PY
then
  tail -20 "$home/logs/console.log" >&2
  exit 1
fi

export HEARSAY_TEST_NEO4J=bolt://127.0.0.1:$port HEARSAY_NEO4J_USER=neo4j HEARSAY_NEO4J_PASSWORD=$password
"$@"
