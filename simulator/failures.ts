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

/** Failures of calls to a service. Probabilities are 0..1. */
export interface ServiceFailure {
  /** Connections are dropped, push connections too. */
  isDown: boolean;
  /** Real milliseconds before each response. */
  delayMs: number;
  /** Answers 500. */
  errorRate: number;
  /** Never responds. */
  hangRate: number;
  /** `empty`: every list is empty (a disk that is not mounted); `html`: a proxy's page; `broken`: truncated JSON. */
  wrongAnswer: "none" | "empty" | "html" | "broken";
  /** Refuses every key. */
  refusesKeys: boolean;
  /** By how much its clock is ahead, as the header Date of its answers reports it. */
  clockOffSeconds: number;
}

/** Failures of webhooks in transit. Probabilities are 0..1. */
interface WebhookFailure {
  lose: number;
  double: number;
  /** Real milliseconds before each webhook. */
  delayMs: number;
  /** Delayed until the next webhook of the same service was sent (or a short time has passed). */
  reorder: number;
}

export interface Failures {
  readonly service: Record<ServiceName, ServiceFailure>;
  readonly webhook: Record<WebhookSender, WebhookFailure>;
  /** Removes all injected failures. */
  clear(): void;
}

const NO_SERVICE_FAILURE: ServiceFailure = {
  isDown: false,
  delayMs: 0,
  errorRate: 0,
  hangRate: 0,
  wrongAnswer: "none",
  refusesKeys: false,
  clockOffSeconds: 0,
};
const NO_WEBHOOK_FAILURE: WebhookFailure = { lose: 0, double: 0, delayMs: 0, reorder: 0 };

export function createFailures(): Failures {
  const service = {
    seerr: { ...NO_SERVICE_FAILURE },
    sonarr: { ...NO_SERVICE_FAILURE },
    radarr: { ...NO_SERVICE_FAILURE },
    "radarr-4k": { ...NO_SERVICE_FAILURE },
    qbittorrent: { ...NO_SERVICE_FAILURE },
    shoko: { ...NO_SERVICE_FAILURE },
    jellyfin: { ...NO_SERVICE_FAILURE },
    "jellyfin-2": { ...NO_SERVICE_FAILURE },
  };
  const webhook = {
    seerr: { ...NO_WEBHOOK_FAILURE },
    sonarr: { ...NO_WEBHOOK_FAILURE },
    radarr: { ...NO_WEBHOOK_FAILURE },
    "radarr-4k": { ...NO_WEBHOOK_FAILURE },
    jellyfin: { ...NO_WEBHOOK_FAILURE },
    "jellyfin-2": { ...NO_WEBHOOK_FAILURE },
  };
  return {
    service,
    webhook,
    clear() {
      for (const name of SERVICES) Object.assign(service[name], NO_SERVICE_FAILURE);
      for (const name of WEBHOOK_SENDERS) Object.assign(webhook[name], NO_WEBHOOK_FAILURE);
    },
  };
}
