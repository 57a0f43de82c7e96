import type { ServiceStatus } from "../../graphql/graphql.ts";
import type { Tone } from "../../wording/state.ts";
import type { Service } from "./document.ts";

interface StatusPresentation {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: Tone;
}

const PRESENTATIONS: Record<ServiceStatus, StatusPresentation> = {
  UP: { name: "Connected", tone: "available", icon: "approved" },
  DOWN: { name: "Unreachable", tone: "failed", icon: "failed" },
  UNKNOWN: { name: "Not checked yet", tone: "requested", icon: "requested" },
};

/** Presents whether a service can be reached. */
export function statusPresentation(service: Service): StatusPresentation {
  if (!service.isEnabled) return { name: "Disabled", tone: "requested", icon: "downloaded" };
  return PRESENTATIONS[service.status];
}
