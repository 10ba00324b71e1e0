#!/usr/bin/env bash
# Runs once, when the database is made: the owner migrates, the app owns nothing and so meets row-level security.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" --username postgres <<'SQL'
create role concertato_owner login password :'owner';
create role concertato_app login password :'app';
grant concertato_app to concertato_owner with inherit false, set true;
create database concertato owner concertato_owner;
SQL
