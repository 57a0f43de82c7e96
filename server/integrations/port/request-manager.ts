import type { MediaFacts } from "../../domain/deletion/media.ts";
import type { RemovalTarget } from "./removal-target.ts";

/** What a service of requests can be told, by its own id of the request. */
export interface RequestControl {
  approve(requestId: string): Promise<void>;
  decline(requestId: string, reason: string | null): Promise<void>;
  /** Hands it over to the arr once more. */
  retry(requestId: string): Promise<void>;
}

/** A request in Seerr, and the media row that it hangs on. */
export interface HeldRequest {
  readonly id: string;
  readonly is4k: boolean;
  readonly mediaId: number | null;
}

export interface HeldMedia extends MediaFacts {
  readonly id: number;
  readonly requests: readonly (MediaFacts["requests"][number] & {
    /** Empty: a film. */
    readonly seasons: readonly number[];
  })[];
}

export interface RequestRemoval {
  /** null: there is no such request (any more), or what has its number is for something else. */
  findRequest(requestId: string, target: RemovalTarget): Promise<HeldRequest | null>;
  /** null: nobody ever asked for it, or it was forgotten. */
  findMedia(target: RemovalTarget): Promise<HeldMedia | null>;
  withdraw(requestId: string): Promise<void>;
  /** Takes every request of everybody with it. */
  forgetMedia(mediaId: number): Promise<void>;
  /** Half of the media back to unknown, so that it can be asked for again. */
  resetMedia(mediaId: number, is4k: boolean): Promise<void>;
  /** Has it look which files are still there: the one way in which a single season becomes free again. */
  recheck(): Promise<void>;
}
