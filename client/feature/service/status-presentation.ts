import type { ServiceStatus } from "../../graphql/graphql.ts";
import { serviceText } from "../../language/words/service.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";
import type { Service } from "./document.ts";

const PRESENTATIONS: Record<ServiceStatus, StatusPresentation> = {
  UP: {
    get name() {
      return serviceText("connected");
    },
    tone: "available",
    icon: "approved",
  },
  DOWN: {
    get name() {
      return serviceText("unreachable");
    },
    tone: "failed",
    icon: "failed",
  },
  UNKNOWN: {
    get name() {
      return serviceText("notChecked");
    },
    tone: "requested",
    icon: "requested",
  },
};

/** Presents whether a service can be reached. */
export function statusPresentation(service: Service): StatusPresentation {
  if (!service.isEnabled)
    return { name: serviceText("disabled"), tone: "requested", icon: "downloaded" };
  return PRESENTATIONS[service.status];
}
