import { ROLES } from "../account/session.ts";
import { TRANSFER_STATES } from "../domain/observation/facts.ts";
import { CHANNELS } from "../domain/observation/kind.ts";
import { STATES } from "../domain/state.ts";
import { SERVICE_KINDS } from "../integrations/port/kind.ts";
import { builder } from "./builder.ts";

export const RequestState = builder.enumType("RequestState", {
  description:
    "Where a request or an episode is: the road from REQUESTED to AVAILABLE, and the states beside it.",
  values: STATES,
});

export const MediaType = builder.enumType("MediaType", {
  description: "A film or a show.",
  values: ["MOVIE", "TV"] as const,
});

const DOWNLOAD_STATES = [...TRANSFER_STATES, "REMOVED", "FAILED", "IMPORTED"] as const;

export const DownloadState = builder.enumType("DownloadState", {
  description: "What the download client does with a download, or how it ended.",
  values: DOWNLOAD_STATES,
});

const DELIVERY_STATUSES = [
  "PENDING",
  "APPLIED",
  "IGNORED",
  "DUPLICATE",
  "UNRECOGNISED",
  "FAILED",
] as const;

export const DeliveryStatus = builder.enumType("DeliveryStatus", {
  description: "What became of a webhook.",
  values: DELIVERY_STATUSES,
});

export const Channel = builder.enumType("Channel", {
  description: "How a fact reached the tracker.",
  values: CHANNELS,
});

export const ServiceKind = builder.enumType("ServiceKind", {
  description: "What kind of program a service is.",
  values: SERVICE_KINDS,
});

export const ServiceSource = builder.enumType("ServiceSource", {
  description: "Where a service is set.",
  values: ["ENVIRONMENT", "APP"] as const,
});

/** Stored as "env" or "app". */
export function toServiceSource(stored: string): "ENVIRONMENT" | "APP" {
  return stored === "env" ? "ENVIRONMENT" : "APP";
}

const SERVICE_STATUSES = ["UNKNOWN", "UP", "DOWN"] as const;

export const ServiceStatus = builder.enumType("ServiceStatus", {
  description: "Whether a service answers.",
  values: SERVICE_STATUSES,
});

export const Role = builder.enumType("Role", {
  description: "What somebody may do.",
  values: ROLES,
});

export const RequestOrder = builder.enumType("RequestOrder", {
  description: "How a list of requests is sorted.",
  values: {
    NEWEST: { description: "Last asked for first." },
    ACTIVITY: { description: "Last changed first." },
    TITLE: { description: "By title, A to Z." },
  },
});

/**
 * Reads a stored word as one of an enum's values. What is not one of them becomes `unknown`, or an error where the enum
 * has no such value: never the nearest known one.
 */
export function createReader<const T extends string>(
  values: readonly T[],
  unknown?: T,
): (stored: string) => T {
  return (stored) => {
    const known = values.find((value) => value === stored.toUpperCase()) ?? unknown;
    if (known === undefined) throw new Error(`unknown stored value ${JSON.stringify(stored)}`);
    return known;
  };
}

export const toState = createReader(STATES);
export const toMediaType = createReader(["MOVIE", "TV"]);
export const toDownloadState = createReader(DOWNLOAD_STATES, "UNKNOWN");
export const toDeliveryStatus = createReader(DELIVERY_STATUSES);
export const toChannel = createReader(CHANNELS);
export const toServiceKind = createReader(SERVICE_KINDS);
export const toServiceStatus = createReader(SERVICE_STATUSES, "UNKNOWN");
