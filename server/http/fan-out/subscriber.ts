import type { ExecutionResult } from "graphql";
import { findHead } from "../../graphql/live/log-position.ts";
import { isOpen, sequenceOf, type OpenSubscription } from "../../graphql/run-subscription.ts";
import type { Database } from "../../store/store.ts";
import type { Group, Member } from "./group.ts";
import type { Sink } from "./sink.ts";

interface SubscriberOptions {
  readonly sink: Sink;
  /** Where it takes up; null: from now on. */
  readonly after: bigint | null;
  readonly isResumable: boolean;
  readonly findGroup: () => Group | undefined;
  readonly openGroup: (position: bigint | null) => Group;
  /** Everything after a place, up to the present. */
  readonly openReplay: (after: bigint) => Promise<OpenSubscription | ExecutionResult>;
  readonly read: Database;
  readonly serialise: (result: ExecutionResult) => Buffer;
  readonly end: () => void;
}

/** One subscription of one socket: replays on its own what it lacks, then joins those who are up to date. */
export interface Subscriber {
  /** Resolves when it has joined, was refused, or has left. */
  follow(): Promise<void>;
  leave(): void;
}

export function createSubscriber(options: SubscriberOptions): Subscriber {
  const { sink, serialise } = options;
  const member: Member = { sink, after: options.after, end: options.end };
  let group: Group | null = null;
  let isGone = false;

  /** False: refused. */
  async function replay(): Promise<boolean> {
    // Read first: all up to here is committed, so after the replay the member has all up to here, whatever its filter.
    const head = await findHead(options.read);
    if (member.after !== null) {
      const opened = await options.openReplay(member.after);
      if (!isOpen(opened)) {
        sink.write(serialise(opened));
        options.end();
        return false;
      }
      await give(opened);
    }
    if (member.after === null || member.after < head) member.after = head;
    return true;
  }

  async function give({ events, render }: OpenSubscription): Promise<void> {
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
        // No await between finding and joining: nothing can be given out in between.
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
