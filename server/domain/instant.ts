/** ISO-8601 in UTC, so that an observation can be kept as JSON. */
export type Instant = string;
