#!/usr/bin/env bash
# Uploads the built site to an S3 bucket. The order ensures that no page is there before the files
# that it loads: files with a hash in their name, files that pages load, pages. Then the script
# invalidates CloudFront's cache, and deletes files that the site no longer has.
set -euo pipefail

usage='deploy/s3.sh BUCKET [DISTRIBUTION_ID] [--site DIR] [--endpoint-url URL]

  BUCKET              receives the site at its root; all other files in it are deleted
  DISTRIBUTION_ID     the CloudFront distribution whose cache is invalidated
  --site DIR          the built site (out)
  --endpoint-url URL  a server other than those of AWS, for both services

The aws command finds credentials and region as usual.'

stop() {
  printf '%s\n' "$@" >&2
  exit 2
}

site=out
endpoint=()
names=()
while [ $# -gt 0 ]; do
  case "$1" in
    --help)
      printf '%s\n' "$usage"
      exit 0
      ;;
    --site | --endpoint-url)
      [ $# -ge 2 ] || stop "$1: expected a value, found nothing." '' "$usage"
      if [ "$1" = --site ]; then site=$2; else endpoint=(--endpoint-url "$2"); fi
      shift 2
      ;;
    -*) stop "$1: there is no such option." '' "$usage" ;;
    *)
      names+=("$1")
      shift
      ;;
  esac
done
if [ "${#names[@]}" -lt 1 ] || [ "${#names[@]}" -gt 2 ]; then stop "$usage"; fi
bucket=s3://${names[0]#s3://}
distribution=${names[1]:-}
for page in index.html 404.html; do
  [ -f "$site/$page" ] || stop "$site/$page: expected a built site, found none. Run: npm run build"
done

hashed='public, max-age=31536000, immutable'
other='no-cache'

# The content types of `npm run serve`. The aws command would guess them from the settings of the
# computer, without a charset. A file with another extension is sent as application/octet-stream.
types=(
  '*.css=text/css; charset=utf-8'
  '*.js=text/javascript; charset=utf-8'
  '*.mjs=text/javascript; charset=utf-8'
  '*.json=application/json; charset=utf-8'
  '*.map=application/json; charset=utf-8'
  '*.xml=application/xml; charset=utf-8'
  '*.xsl=application/xslt+xml; charset=utf-8'
  '*.svg=image/svg+xml; charset=utf-8'
  '*.txt=text/plain; charset=utf-8'
  '*.csv=text/csv; charset=utf-8'
  '*.webmanifest=application/manifest+json; charset=utf-8'
  '*.png=image/png'
  '*.jpg=image/jpeg'
  '*.webp=image/webp'
  '*.avif=image/avif'
  '*.ico=image/x-icon'
  '*.woff2=font/woff2'
)
feeds=(
  'feed.xml=application/rss+xml; charset=utf-8'
  'atom.xml=application/atom+xml; charset=utf-8'
  'feed.json=application/feed+json; charset=utf-8'
)

# The bash of macOS treats an empty list as an unset name, hence ${x[@]+…}.
run_aws() {
  AWS_PAGER='' aws "$@" ${endpoint[@]+"${endpoint[@]}"}
}

# put CACHE TYPE FILTER…: uploads the files that the filters choose; the last filter that matches
# decides. `sync` would skip a file that has the same size as the one in the bucket and is not newer.
put() {
  local cache=$1 type=$2
  shift 2
  run_aws s3 cp "$site" "$bucket" --recursive --no-progress --only-show-errors \
    --no-guess-mime-type --content-type "$type" --cache-control "$cache" --exclude '*' "$@"
}

# put_files CACHE PREFIX FILTER…: uploads every file below the prefix that is not a page and that the
# filters do not exclude, with the type of its extension.
put_files() {
  local cache=$1 prefix=$2 pair ending
  shift 2
  local others=()
  for pair in "${types[@]}"; do
    ending=${pair%%=*}
    others+=(--exclude "$ending")
    # A run of the aws command takes a second, and most sites have few of the types.
    if [ -z "$(find "$site/$prefix" -name "$ending" -print -quit)" ]; then continue; fi
    put "$cache" "${pair#*=}" --include "$prefix$ending" "$@"
  done
  put "$cache" application/octet-stream --include "$prefix*" "${others[@]}" "$@"
}

without_feeds=()
for pair in "${feeds[@]}"; do
  without_feeds+=(--exclude "${pair%%=*}" --exclude "*/${pair%%=*}")
done

echo "1 of 4: what is named by its content"
put_files "$hashed" '_next/static/'
echo "2 of 4: what pages load"
put_files "$other" '' --exclude '_next/static/*' --exclude '*.html' "${without_feeds[@]}"
for pair in "${feeds[@]}"; do
  put "$other" "${pair#*=}" --include "${pair%%=*}" --include "*/${pair%%=*}"
done
echo "3 of 4: pages"
put "$other" 'text/html; charset=utf-8' --include '*.html'
if [ -n "$distribution" ]; then
  id=$(run_aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' \
    --query Invalidation.Id --output text)
  run_aws cloudfront wait invalidation-completed --distribution-id "$distribution" --id "$id"
fi
echo "4 of 4: deleting files that the site no longer has"
# All files are there with their sizes, so this uploads none.
run_aws s3 sync "$site" "$bucket" --delete --size-only --no-progress --only-show-errors
echo "The site is in $bucket."
