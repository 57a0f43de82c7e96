import type { ExecutionResult } from "graphql";
import { isOpen, sequenceOf, type OpenSubscription } from "../../graphql/run-subscription.ts";
import type { Sink } from "./sink.ts";

/** One subscriber. */
export interface Member {
  readonly sink: Sink;
  /** Last place it has; null: it takes whatever comes. */
  after: bigint | null;
  /** Tells it that nothing more will come. */
  end(): void;
}

/** Subscribers of one execution. */
export interface Group {
  /** False when the member lacks something that the group already gave out. */
  join(member: Member): boolean;
  leave(member: Member): void;
}

interface GroupOptions {
  /** Last place that was given out before its first event. */
  readonly position: bigint | null;
  readonly open: () => Promise<OpenSubscription | ExecutionResult>;
  readonly serialise: (result: ExecutionResult) => Buffer;
  readonly serialiseError: (error: unknown) => Buffer;
  /** Called once, when it has ended or its last member has left. */
  readonly onEnd: () => void;
}

/** Executes once for each event and hands the same bytes to every member. */
export function createGroup(options: GroupOptions): Group {
  const members = new Set<Member>();
  let { position } = options;
  let isEnded = false;
  let events: AsyncIterator<unknown> | null = null;

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    options.onEnd();
    // A source that fails while it is put away has nobody left to tell.
    void events?.return?.().catch(() => undefined);
    for (const member of members) member.end();
    members.clear();
  }

  /** No await in here: who joins has either all up to `position`, or gets this one. */
  function give(payload: Buffer, sequence: bigint | null): void {
    if (sequence !== null) position = sequence;
    for (const member of members) {
      if (sequence === null || member.after === null || sequence > member.after)
        member.sink.write(payload);
    }
  }

  async function run(): Promise<void> {
    const opened = await options.open();
    if (!isOpen(opened)) return give(options.serialise(opened), null);
    ({ events } = opened);
    while (!isEnded) {
      const { done, value } = await events.next();
      if (done === true) return;
      const result = await opened.render(value);
      if (!isEnded) give(options.serialise(result), sequenceOf(value));
    }
    await events.return?.();
  }

  const group: Group = {
    join(member) {
      if (isEnded || (member.after !== null && position !== null && member.after < position))
        return false;
      members.add(member);
      return true;
    },
    leave(member) {
      if (members.delete(member) && members.size === 0) end();
    },
  };

  run()
    .catch((error: unknown) => give(options.serialiseError(error), null))
    .finally(end);
  return group;
}
