import { isSharedAddress } from "../account/client-address.ts";
import { createClientCount, createCount } from "../account/client-count.ts";
import type { GraphQLContext } from "../graphql/context.ts";

/** Browsers of the tracker use a socket; a person's tools hold a few streams. */
const MAX_PER_PERSON = 50;
/** For pages of share links: in all, and for one address of the internet. */
const MAX_PUBLIC = 200;
const MAX_PUBLIC_PER_ADDRESS = 20;

/** Bounds the event streams that are open at once, because each runs an execution of its own. */
export interface StreamLimit {
  /** Returns the function that ends a stream, to call once; null if there are too many. */
  start(ctx: Pick<GraphQLContext, "viewer" | "origin">): (() => void) | null;
}

export function createStreamLimit(): StreamLimit {
  const ofPeople = createCount(MAX_PER_PERSON);
  const ofAddresses = createClientCount(MAX_PUBLIC_PER_ADDRESS);
  const ofPublic = createCount(MAX_PUBLIC);

  function startPublic(address: string): (() => void) | null {
    const endAddress = isSharedAddress(address) ? () => undefined : ofAddresses.start(address);
    const endPublic = endAddress === null ? null : ofPublic.start("");
    if (endPublic === null) {
      endAddress?.();
      return null;
    }
    return () => {
      endAddress?.();
      endPublic();
    };
  }

  return {
    start({ viewer, origin }) {
      if (viewer === null) return startPublic(origin.address);
      // ADMIN_TOKEN has all rights, and is nobody in particular.
      return viewer.person === null ? () => undefined : ofPeople.start(viewer.person.id);
    },
  };
}
