#!/usr/bin/env bash
# Restores what backup.sh wrote, where nothing is yet.
#   restore.sh BACKUP STATE         into a new state folder
#   HAR_POSTGRES=postgresql://har@HOST:5432/har restore.sh BACKUP STATE
#                                   into an empty PostgreSQL database; the artifacts into HAR_ARTIFACTS, or STATE/artifacts
# Where HAR_ARTIFACTS is a bucket (s3://...), its files are not touched. It must be no other installation's: a server sweeps away what its own database does not name.
# Every file is checked against the backup's digests first. Exit code 2: something is wrong with what was asked for, and nothing was written.
set -euo pipefail
umask 077

backup=${1:?usage: restore.sh BACKUP STATE}
state=${2:?usage: restore.sh BACKUP STATE}
artifacts=${HAR_ARTIFACTS:-$state/artifacts}
refuse() { echo "restore.sh: $1" >&2; exit 2; }
[ -f "$backup/SHA256SUMS" ] || refuse "BACKUP '$backup' has no SHA256SUMS: it is not a complete backup."
(cd "$backup" && sha256sum --check --quiet --strict SHA256SUMS) >&2 || refuse "BACKUP '$backup' is damaged, see above."
[ ! -e "$state/har.db" ] || refuse "STATE '$state' has a database already. Name a new folder."
case $artifacts in s3://*) artifacts= ;; esac
[ -z "$artifacts" ] || [ -z "$(ls -A "$artifacts" 2> /dev/null)" ] || refuse "'$artifacts' is not empty. Name a new folder."

if [ -f "$backup/har.dump" ]; then
    [ -n "${HAR_POSTGRES:-}" ] || refuse "BACKUP '$backup' is of a PostgreSQL database. Set HAR_POSTGRES to an empty one."
    tables=$(psql --no-psqlrc --quiet --no-align --tuples-only --dbname "$HAR_POSTGRES" --command "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    [ "$tables" = 0 ] || refuse "HAR_POSTGRES names a database with $tables tables. Make an empty one."
    mkdir -p "$state" ${artifacts:+"$artifacts"}
    pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname "$HAR_POSTGRES" "$backup/har.dump"
    # Another database, another cluster: under the old name its silos and those of the original would take each other for members.
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$HAR_POSTGRES" --command "UPDATE cluster SET cluster_id = 'har-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)"
else
    mkdir -p "$state" ${artifacts:+"$artifacts"}
    cp "$backup/har.db" "$state/har.db"
fi

if [ -n "$artifacts" ]; then
    backup=$(cd "$backup" && pwd)
    cp -a "$backup/artifacts/." "$artifacts/"
    (cd "$artifacts" && sed -n 's#  \./artifacts/#  ./#p' "$backup/SHA256SUMS" | sha256sum --check --quiet --strict - || [ -z "$(ls -A .)" ])
fi
echo "restore.sh: $state"
