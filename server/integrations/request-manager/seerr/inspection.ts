import { z } from "zod";
import { IntegrationError } from "../../port/error.ts";
import type { Inspection } from "../../port/inspection.ts";
import { flag } from "../../shared/lenient.ts";
import { orUnreported } from "../../shared/or-unreported.ts";
import type { SeerrHttp } from "./client.ts";

const NetworkSettings = z.object({ csrfProtection: flag });

/** Reports how Seerr is set up. */
export function createSeerrInspection(http: SeerrHttp): Inspection {
  /** Overseerr and old versions of Jellyseerr have the setting among the general ones. */
  async function readNetwork() {
    try {
      return await http.get(NetworkSettings, "/api/v1/settings/network");
    } catch (error) {
      if (!(error instanceof IntegrationError) || error.code !== "not-found") throw error;
      return http.get(NetworkSettings, "/api/v1/settings/main");
    }
  }
  return {
    async read() {
      const settings = await orUnreported(readNetwork());
      return { hasCsrfProtection: settings?.csrfProtection ?? null };
    },
  };
}
