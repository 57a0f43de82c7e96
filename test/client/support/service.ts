import type { Service, ServiceTest } from "../../../client/feature/service/document.ts";

type ServiceParts = Partial<Service> & Pick<Service, "kind" | "name">;

/** A service as the API returns it, with the parts that matter to a test. */
export function serviceOf(parts: ServiceParts): Service {
  const slug = parts.slug ?? parts.name.toLowerCase().replaceAll(" ", "-");
  const sends = ["SEERR", "SONARR", "RADARR", "JELLYFIN"].includes(parts.kind);
  return {
    slug,
    url: `http://${slug}:1234`,
    externalUrls: [],
    status: "UP",
    lastSeenAt: null,
    message: null,
    messageCode: null,
    messageParams: null,
    version: "4.0.1",
    noteMessages: [],
    source: "APP",
    isEnabled: true,
    hasApiKey: true,
    hasPassword: false,
    username: null,
    allowsSelfSigned: false,
    hookPath: sends ? `/hooks/${slug}` : null,
    webhook: sends
      ? {
          canRegister: parts.kind !== "JELLYFIN",
          isRegistered: false,
          provenAt: null,
          lastDeliveryAt: null,
          message: null,
          messageCode: null,
          messageParams: null,
          relay: null,
        }
      : null,
    budget: {
      callsPerMinute: 3,
      lastLatencyMs: 12.4,
      lastError: null,
      lastErrorCode: null,
      lastErrorAt: null,
    },
    ...parts,
  };
}

/** A note in the words of the service. */
export function textOf(message: string) {
  return { message, messageCode: null, messageParams: null };
}

export const VERIFIED = {
  canRegister: true,
  isRegistered: true,
  provenAt: "2025-11-22T12:40:00Z",
  lastDeliveryAt: null,
  message: null,
  messageCode: null,
  messageParams: null,
  relay: null,
} as const;

export function testOf(parts: Partial<ServiceTest>): ServiceTest {
  return {
    ok: true,
    code: null,
    message: "Sonarr 4.0.1 answers.",
    messageCode: "NEWER",
    messageParams: {},
    field: null,
    version: "4.0.1",
    latencyMs: 12,
    service: null,
    ...parts,
  };
}
