import type { ServiceStatus } from "../../graphql/graphql.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import type { Service } from "./document.ts";

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
