/** A point in time as ISO 8601 in UTC: plain text, so that it can be stored as JSON. */
export type Instant = string;
