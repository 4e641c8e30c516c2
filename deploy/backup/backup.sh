#!/usr/bin/env bash
# Backs up a server while it serves: its database, the artifacts, and a list of digests.
#   backup.sh TARGET [STATE]        the state folder's own database (STATE: default ./.har)
#   HAR_POSTGRES=postgresql://har@HOST:5432/har backup.sh TARGET [STATE]
#                                   a PostgreSQL database; the password in PGPASSWORD or ~/.pgpass, so that no process list shows it
# HAR_ARTIFACTS names the folder of the artifacts, where it is not STATE/artifacts. TARGET must not exist. Needs sqlite3 or python3, or psql and pg_dump.
# Exit code 0: TARGET is complete. Else there is no TARGET: what was begun lies in TARGET.partial.
set -euo pipefail

target=${1:?usage: backup.sh TARGET [STATE]}
state=${2:-./.har}
artifacts=${HAR_ARTIFACTS:-$state/artifacts}
[ ! -e "$target" ] || { echo "backup.sh: TARGET '$target' exists already. Name a new folder." >&2; exit 2; }
[ -n "${HAR_POSTGRES:-}" ] || [ -f "$state/har.db" ] || { echo "backup.sh: STATE '$state' has no har.db, and HAR_POSTGRES is not set." >&2; exit 2; }

case $artifacts in s3://*) echo "backup.sh: the artifacts lie in a bucket. Keep its versions, or copy it by its own means; this backs up the database alone." >&2 ;; esac

umask 077 # the database has the installation's keys
part=$target.partial
rm -rf "$part"
mkdir -p "$part/artifacts"

# Which bytes a restored server must find: those of every file, and of the checkpoints that unfinished trials would go on from.
wanted="SELECT b.sha256 || '  .blobs/' || b.location FROM artifact a JOIN artifact_blob b ON b.blob_no = a.blob_no WHERE a.path NOT LIKE 'runs/%/checkpoints/%' OR a.path IN (SELECT c.path FROM checkpoint c JOIN trial t ON t.trial_id = c.trial_id WHERE t.state IN ('WAITING', 'RUNNING'))"

# One consistent state of the database, and a list of what that very state names.
snapshot() {
    if [ -n "${HAR_POSTGRES:-}" ]; then
        rm -f "$part/har.dump" "$part/dumped"
        PART=$part WANTED=$wanted psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname "$HAR_POSTGRES" > /dev/null <<'SQL'
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot() AS snapshot \gset
\setenv SNAPSHOT :snapshot
\o | cat > "$PART/wanted"
\pset format unaligned
\pset tuples_only on
\getenv wanted WANTED
:wanted;
\o
\! pg_dump --format=custom --exclude-table-data=membership --exclude-table-data=membership_version --snapshot="$SNAPSHOT" --file="$PART/har.dump" --dbname="$HAR_POSTGRES" && touch "$PART/dumped"
COMMIT;
SQL
        [ -e "$part/dumped" ] || { echo "backup.sh: pg_dump did not come to its end; its message is above." >&2; exit 1; } # psql does not pass its exit code on
        rm -f "$part/dumped"
    elif command -v sqlite3 > /dev/null; then
        rm -f "$part/har.db"
        sqlite3 "$state/har.db" ".timeout 10000" ".backup '$part/har.db'"
        sqlite3 "$part/har.db" "$wanted" > "$part/wanted"
    else
        rm -f "$part/har.db"
        python3 - "$state/har.db" "$part/har.db" "$wanted" > "$part/wanted" <<'PYTHON'
import sqlite3, sys
source, target = (sqlite3.connect(path) for path in sys.argv[1:3])
source.backup(target)
for row in target.execute(sys.argv[3]):
    print(row[0])
PYTHON
    fi
}

# All that is there now; what comes and goes meanwhile is looked after below.
case $artifacts in
    s3://*) ;;
    *) [ ! -d "$artifacts" ] || (cd "$artifacts" && tar --create --ignore-failed-read --warning=no-file-changed --warning=no-file-removed --file=- .) |
        tar --extract --file=- --directory "$part/artifacts" || [ "$?" -le 1 ] ;;
esac

# Bytes are there before a row names them, and go after their last row: so what the snapshot names and the copy lacks is new, and is fetched at once. Where it has gone
# already, because a trial has saved its next checkpoint, another snapshot is taken.
for round in 1 2 3 4 5; do
    snapshot
    case $artifacts in s3://*) : > "$part/wanted" ;; esac
    while read -r _ file; do
        if [ ! -e "$part/artifacts/$file" ]; then
            mkdir -p "$part/artifacts/$(dirname "$file")"
            cp "$artifacts/$file" "$part/artifacts/$file" 2> /dev/null || true
        fi
    done < "$part/wanted"
    if [ ! -s "$part/wanted" ] || (cd "$part/artifacts" && sha256sum --check --quiet --strict - < ../wanted) 2> "$part/missing"; then
        rm -f "$part/missing"
        (cd "$part" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 -r sha256sum > SHA256SUMS)
        sync
        mv "$part" "$target"
        echo "backup.sh: $target, $(wc -l < "$target/SHA256SUMS") files"
        exit 0
    fi
done
echo "backup.sh: after $round snapshots checkpoints are still missing: trials replace them faster than they are copied. Pause the studies, or try again. Missing:" >&2
cat "$part/missing" >&2
exit 1
