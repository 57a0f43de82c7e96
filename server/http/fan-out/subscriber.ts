import type { ExecutionResult } from "graphql";
import { isOpen, sequenceOf, type OpenSubscription } from "../../graphql/run-subscription.ts";
import type { Database } from "../../store/store.ts";
import { findLogEnd } from "../../tracking/core/log-end.ts";
import type { Group, Member } from "./group.ts";
import type { Payload, Sink } from "./sink.ts";

interface SubscriberOptions {
  readonly sink: Sink;
  /** The sequence after which it continues. Null to receive only new events. */
  readonly after: bigint | null;
  readonly isResumable: boolean;
  readonly findGroup: () => Group | undefined;
  readonly openGroup: (position: bigint | null) => Group;
  /** Opens a subscription that ends after replaying the events after this sequence. */
  readonly openReplay: (after: bigint) => Promise<OpenSubscription | ExecutionResult>;
  readonly read: Database;
  readonly serialise: (result: ExecutionResult) => Payload;
  readonly end: () => void;
}

/** A subscription of a socket. Replays the events that it has missed, then joins the group of up-to-date subscribers. */
export interface Subscriber {
  /** Resolves when the subscriber has joined a group, was rejected or has left. */
  follow(): Promise<void>;
  leave(): void;
}

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { sink, serialise } = options;
  const member: Member = { sink, after: options.after, end: options.end };
  let group: Group | null = null;
  let isGone = false;

  /** Returns false if the replay was rejected. */
  async function replay(): Promise<boolean> {
    // Read before the replay: all transitions up to here are committed, so the replay includes them, whatever the filter.
    const head = await findLogEnd(options.read);
    if (member.after !== null) {
      const opened = await options.openReplay(member.after);
      if (!isOpen(opened)) {
        sink.write(serialise(opened));
        options.end();
        return false;
      }
      await forward(opened);
    }
    if (member.after === null || member.after < head) member.after = head;
    return true;
  }

  async function forward({ events, render }: OpenSubscription): Promise<void> {
    while (!isGone) {
      const { done, value } = await events.next();
      if (done === true) return;
      sink.write(serialise(await render(value)));
      member.after = sequenceOf(value) ?? member.after;
      await sink.drained();
    }
    await events.return?.();
  }

  return {
    async follow() {
      let isUpToDate = !options.isResumable;
      while (!isGone) {
        // No await between finding and joining the group, so that no event can be sent in between.
        const found =
          options.findGroup() ?? (isUpToDate ? options.openGroup(member.after) : undefined);
        if (found?.join(member) === true) {
          group = found;
          return;
        }
        isUpToDate = await replay();
        if (!isUpToDate) return;
      }
    },
    leave() {
      isGone = true;
      group?.leave(member);
    },
  };
}
