import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { Access } from "../../account/access.ts";
import type { GraphQLContext, GraphQLScope, Resume } from "../../graphql/context.ts";
import {
  maskResult,
  openSubscription,
  subscribe,
  validateSubscription,
  type ErrorMask,
} from "../../graphql/run-subscription.ts";
import { createGroup, type Group } from "./group.ts";
import { createIdleIterator } from "./idle-iterator.ts";
import { findSharing, type Shared } from "./sharing.ts";
import { createPayload, type Payload, type Sink } from "./sink.ts";
import { createSubscriber } from "./subscriber.ts";

/** Executes identical subscriptions once and writes the same bytes to all of their sockets. */
export interface FanOut {
  /**
   * Subscribes `sink`. The hub writes the results to the sink; the iterator yields nothing and ends with the
   * subscription. A document that cannot be shared runs on its own, and its iterator yields the results.
   */
  subscribe(
    args: ExecutionArgs,
    context: GraphQLContext & { access: Access },
    sink: Sink,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** Number of running executions. */
  readonly size: number;
}

interface FanOutDeps {
  readonly scope: Omit<GraphQLScope, keyof Shared | "resume">;
  readonly mask: ErrorMask;
}

const NO_ORIGIN = { device: null, address: "" } as const;

export function createFanOut({ scope, mask }: FanOutDeps): FanOut {
  const groups = new Map<string, Group>();

  /** Without the viewer, because shared results may depend only on the access and the viewer's host. */
  function sharedContext(shared: Shared, resume: Resume | null): GraphQLContext {
    return {
      ...scope,
      ...shared,
      resume,
      viewer: null,
      origin: NO_ORIGIN,
      cookies: null,
      callLeader: null,
    };
  }

  function serialise(result: ExecutionResult): Payload {
    return createPayload(JSON.stringify(maskResult(result, mask)));
  }

  function serialiseError(error: unknown): Payload {
    return serialise({ errors: [mask(error)] });
  }

  return {
    get size() {
      return groups.size;
    },
    async subscribe(args, context, sink) {
      const validated = validateSubscription(args, mask);
      if ("errors" in validated) return validated;
      const sharing = findSharing(validated, context);
      if (sharing === null) return subscribe(args, context, mask);
      const { key, shared, isResumable, after } = sharing;

      const open = (resume: Resume | null) =>
        openSubscription(validated, sharedContext(shared, resume));
      const openGroup = (position: bigint | null): Group => {
        const group = createGroup({
          position,
          open: () => open(position === null ? null : { after: position, endsCaughtUp: false }),
          serialise,
          serialiseError,
          onEnd: () => {
            if (groups.get(key) === group) groups.delete(key);
          },
        });
        groups.set(key, group);
        return group;
      };

      const idle = createIdleIterator(() => subscriber.leave());
      const subscriber = createSubscriber({
        sink,
        after,
        isResumable,
        findGroup: () => groups.get(key),
        openGroup,
        openReplay: (from) => open({ after: from, endsCaughtUp: true }),
        read: scope.tracking.store.read,
        serialise,
        end: idle.end,
      });
      subscriber.follow().catch((error: unknown) => {
        sink.write(serialiseError(error));
        idle.end();
      });
      return idle.iterator;
    },
  };
}
