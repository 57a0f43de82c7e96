#!/bin/sh
# Prints each step of each request as it happens, as server-sent events. Ends with Ctrl+C.

curl --silent --show-error --no-buffer --get "${TRACKER_URL:-http://tracker:8100}/graphql" \
  --header "Authorization: Bearer ${TRACKER_TOKEN:-stt_your_read_token}" \
  --header "Accept: text/event-stream" \
  --data-urlencode "query=subscription {
    transitions { at to message request { title } episode { season number } }
  }"
