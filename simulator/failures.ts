export const SERVICES = [
  "seerr",
  "sonarr",
  "radarr",
  "radarr-4k",
  "qbittorrent",
  "shoko",
  "jellyfin",
  "jellyfin-2",
] as const;
export type ServiceName = (typeof SERVICES)[number];

export const WEBHOOK_SENDERS = [
  "seerr",
  "sonarr",
  "radarr",
  "radarr-4k",
  "jellyfin",
  "jellyfin-2",
] as const;
export type WebhookSender = (typeof WEBHOOK_SENDERS)[number];

/** What goes wrong when a service is asked. Probabilities are 0..1. */
export interface ServiceFault {
  /** Connections are cut, pushes too. */
  isDown: boolean;
  /** Real milliseconds before each answer. */
  delayMs: number;
  /** Answers 500. */
  errorRate: number;
  /** Never answers. */
  hangRate: number;
  /** `empty`: every list is empty (a disk that is not mounted); `html`: a proxy's page; `broken`: half a JSON text. */
  wrongAnswer: "none" | "empty" | "html" | "broken";
}

/** What happens to webhooks on their way. Probabilities are 0..1. */
interface WebhookFault {
  lose: number;
  double: number;
  /** Real milliseconds before each is sent. */
  delayMs: number;
  /** Held back until the next one of the same service was sent (or a short while has passed). */
  reorder: number;
}

export interface Faults {
  readonly service: Record<ServiceName, ServiceFault>;
  readonly webhook: Record<WebhookSender, WebhookFault>;
  /** Back to a world where everything works. */
  clear(): void;
}

const NO_SERVICE_FAULT: ServiceFault = {
  isDown: false,
  delayMs: 0,
  errorRate: 0,
  hangRate: 0,
  wrongAnswer: "none",
};
const NO_WEBHOOK_FAULT: WebhookFault = { lose: 0, double: 0, delayMs: 0, reorder: 0 };

export function createFaults(): Faults {
  const service = {
    seerr: { ...NO_SERVICE_FAULT },
    sonarr: { ...NO_SERVICE_FAULT },
    radarr: { ...NO_SERVICE_FAULT },
    "radarr-4k": { ...NO_SERVICE_FAULT },
    qbittorrent: { ...NO_SERVICE_FAULT },
    shoko: { ...NO_SERVICE_FAULT },
    jellyfin: { ...NO_SERVICE_FAULT },
    "jellyfin-2": { ...NO_SERVICE_FAULT },
  };
  const webhook = {
    seerr: { ...NO_WEBHOOK_FAULT },
    sonarr: { ...NO_WEBHOOK_FAULT },
    radarr: { ...NO_WEBHOOK_FAULT },
    "radarr-4k": { ...NO_WEBHOOK_FAULT },
    jellyfin: { ...NO_WEBHOOK_FAULT },
    "jellyfin-2": { ...NO_WEBHOOK_FAULT },
  };
  return {
    service,
    webhook,
    clear() {
      for (const name of SERVICES) Object.assign(service[name], NO_SERVICE_FAULT);
      for (const name of WEBHOOK_SENDERS) Object.assign(webhook[name], NO_WEBHOOK_FAULT);
    },
  };
}
