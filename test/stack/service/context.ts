import type { ServiceName } from "../faults.ts";
import type { World } from "../world/world.ts";

/** What every simulated service answers from. */
export interface ServiceContext {
  readonly world: World;
  /** Where the service itself and its neighbours are; known once all of them listen. */
  readonly urls: Readonly<Record<ServiceName, string>>;
}

/** Id of the one Jellyfin server. */
export const JELLYFIN_SERVER_ID = "7fe158041c5603934b94b3d6e289593d";
