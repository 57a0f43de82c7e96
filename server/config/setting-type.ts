import { z } from "zod";
import { splitList } from "./input.ts";

// What a setting may be: each parses the text of an environment variable, or says what is wrong with it.

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const MAX_PORT = 65_535;
const DAY_SECONDS = 86_400;

export const port = z
  .string()
  .refine(
    (text) => /^\d+$/.test(text) && Number(text) <= MAX_PORT,
    `must be a whole number from 0 to ${MAX_PORT}`,
  )
  .transform(Number);

export const seconds = z
  .string()
  .refine(
    (text) =>
      /^(?:\d+|\d*\.\d+)$/.test(text) && Number(text) >= 0.01 && Number(text) <= DAY_SECONDS,
    `must be a number of seconds from 0.01 to ${DAY_SECONDS}`,
  )
  .transform(Number);

/** Parses to an array of lower-case names, without ports. */
export const hostNames = z
  .string()
  .toLowerCase()
  .transform(splitList)
  .refine(
    (names) => names.every((name) => URL.parse(`http://${name}`)?.hostname === name),
    "must be names or IP addresses without a port, separated by spaces",
  );

const FRAME_SOURCE = /^(?:'(?:self|none)'|https?:\/\/[\w.*-]{1,253}(?::\d{1,5})?)$/;

export const frameAncestors = z
  .string()
  .transform((text) =>
    text
      .split(" ")
      .filter((source) => source !== "")
      .join(" "),
  )
  .refine(
    (text) => text.split(" ").every((source) => FRAME_SOURCE.test(source)),
    "must be 'none', 'self' or origins such as https://dash.example.org",
  );

/** Parses to an array of origins as browsers send them. */
export const origins = z
  .string()
  .transform(splitList)
  .refine(
    (texts) => texts.every((text) => /^https?:\/\//.test(text) && URL.parse(text)?.origin === text),
    "must be origins such as https://jellyfin.example.org, without a path, separated by spaces",
  );

const MAX_DAYS = 36_500;

export const days = z
  .string()
  .refine(
    (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= MAX_DAYS,
    `must be a whole number of days from 1 to ${MAX_DAYS}`,
  )
  .transform(Number);

const MAX_BACKUPS = 1000;
export const MIN_PASS_PHRASE = 12;

export const backupCount = z
  .string()
  .refine(
    (text) => /^\d{1,4}$/.test(text) && Number(text) <= MAX_BACKUPS,
    `must be a whole number from 0 to ${MAX_BACKUPS}`,
  )
  .transform(Number);

const MAX_HSTS_SECONDS = 2 * 365 * DAY_SECONDS;

export const wholeSeconds = z
  .string()
  .refine(
    (text) => /^\d{1,9}$/.test(text) && Number(text) <= MAX_HSTS_SECONDS,
    `must be a whole number of seconds from 0 to ${MAX_HSTS_SECONDS}`,
  )
  .transform(Number);

export const logLevel = z
  .string()
  .toLowerCase()
  .pipe(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`));

/** "" or a path such as "/tracker", without a trailing slash. */
export const basePath = z
  .string()
  .transform((text) => text.replace(/(?<!\/)\/+$/, ""))
  .refine((path) => path === "" || /^(\/[\w.~-]+)+$/.test(path), {
    abort: true,
    error: "must be a path such as /tracker, of letters, digits and . _ ~ -",
  })
  .refine(
    (path) => !path.split("/").some((part) => part === "." || part === ".."),
    "must not contain the segments . and ..",
  );

export const headerName = z
  .string()
  .regex(/^[\w-]+$/, "must be the name of a header, such as Remote-User");

/** Kept as it is: an issuer is compared letter by letter. */
export const issuerUrl = z
  .string()
  .refine(
    (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""),
    "must be a complete URL such as https://auth.example.org",
  );

export const databaseUrl = z.string().superRefine((text, ctx) => {
  const issue = findDatabaseUrlIssue(text);
  if (issue !== null) ctx.addIssue(issue);
});

function findDatabaseUrlIssue(text: string): string | null {
  if (text.startsWith("file:"))
    return /^file:(:memory:)?$/.test(text)
      ? "must name a file, such as file:/data/tracker.db"
      : null;
  if (!/^postgres(ql)?:\/\//.test(text))
    return "must begin with postgres://, postgresql:// or file:";
  return URL.canParse(text)
    ? null
    : "must be a complete URL such as postgres://user:password@host:5432/name, with special characters in the password percent-encoded";
}
