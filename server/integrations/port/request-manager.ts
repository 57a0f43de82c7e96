import type { MediaFacts } from "../../domain/deletion/media.ts";
import type { RemovalTarget } from "./removal-target.ts";

/** Commands for a request manager, addressed by its own request ids. */
export interface RequestControl {
  approve(requestId: string): Promise<void>;
  decline(requestId: string, reason: string | null): Promise<void>;
  /** Sends the request to the arr again. */
  retry(requestId: string): Promise<void>;
}

/** A request in Seerr and the media entry that it belongs to. */
export interface RequestEntry {
  readonly id: string;
  readonly is4k: boolean;
  readonly mediaId: number | null;
}

export interface MediaEntry extends MediaFacts {
  readonly id: number;
}

export interface RequestRemoval {
  /** Returns null when the request does not exist (any more) or its id now belongs to another title. */
  findRequest(requestId: string, target: RemovalTarget): Promise<RequestEntry | null>;
  /** Returns null when the title was never requested or its media entry was removed. */
  findMedia(target: RemovalTarget): Promise<MediaEntry | null>;
  withdraw(requestId: string): Promise<void>;
  /** Deletes the media entry together with every user's requests for it. */
  forgetMedia(mediaId: number): Promise<void>;
  /** Resets one half (4K or not) of the media entry to unknown, so that it can be requested again. */
  resetMedia(mediaId: number, is4k: boolean): Promise<void>;
  /** Starts Seerr's check for deleted files, the only way to free a single season. */
  recheck(): Promise<void>;
}
