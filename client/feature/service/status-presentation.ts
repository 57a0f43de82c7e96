import type { ServiceStatus } from "../../graphql/graphql.ts";
import type { Tone } from "../../wording/state.ts";
import type { Service } from "./document.ts";

interface StatusPresentation {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: Tone;
}

const PRESENTATIONS: Record<ServiceStatus, StatusPresentation> = {
  UP: { name: "Answers", tone: "available", icon: "approved" },
  DOWN: { name: "Does not answer", tone: "failed", icon: "failed" },
  UNKNOWN: { name: "Not asked yet", tone: "requested", icon: "requested" },
};

/** The light of a service, in words. */
export function statusPresentation(service: Service): StatusPresentation {
  if (!service.isEnabled) return { name: "Switched off", tone: "requested", icon: "downloaded" };
  return PRESENTATIONS[service.status];
}
