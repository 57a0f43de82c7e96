import type { ServiceCondition } from "../../domain/problem/health.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import type { Integration } from "../../integrations/port/integration.ts";
import type { CoreContext } from "../core/context.ts";
import type { SettingsReader } from "../core/settings.ts";
import type { FileListings } from "./file-listings.ts";

/** What applying observations needs beside the core. */
export interface ProjectionContext extends CoreContext {
  readonly services: ProjectionServices;
  readonly settings: SettingsReader;
  readonly listings: FileListings;
}

/** The part of the service registry (services/registry.ts) that projection reads. */
export interface ProjectionServices {
  /** Every configured service by slug, including disabled ones. */
  readonly running: ReadonlyMap<string, ProjectionService>;
  /** Integrations of the enabled services by slug. */
  readonly integrations: ReadonlyMap<string, Pick<Integration, "slug" | "kind">>;
  readonly statuses: ReadonlyMap<string, ProjectionStatus>;
}

export interface ProjectionService {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly connection: Pick<ServiceConnection, "slug" | "kind">;
}

export interface ProjectionStatus {
  /** Null: the service answers. */
  readonly downSince: Date | null;
  readonly conditions: readonly ServiceCondition[];
  /** Folders that the service watches; null: not known. */
  readonly folders: readonly string[] | null;
}
