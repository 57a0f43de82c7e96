import type { ServiceName } from "../failures.ts";
import type { LibraryName } from "../world/library-model.ts";
import type { World } from "../world/world.ts";

/** The state that every simulated service answers from. */
export interface ServiceContext {
  readonly world: World;
  /** Addresses of the services; known once all of them listen. */
  readonly urls: Readonly<Record<ServiceName, string>>;
}

/** Ids of the Jellyfin servers. */
export const JELLYFIN_SERVER_IDS: Readonly<Record<LibraryName, string>> = {
  jellyfin: "7fe158041c5603934b94b3d6e289593d",
  "jellyfin-2": "b2c0a9d7716e4f0f9d3f1d6a5e0c42aa",
};
