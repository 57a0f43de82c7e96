import type { ExecutionResult } from "graphql";
import { isOpen, sequenceOf, type OpenSubscription } from "../../graphql/run-subscription.ts";
import type { Payload, Sink } from "./sink.ts";

/** A subscriber of a group. */
export interface Member {
  readonly sink: Sink;
  /** The last sequence that it has received. Null to receive all events. */
  after: bigint | null;
  /** Signals that no more results will follow. */
  end(): void;
}

/** The subscribers of an execution. */
export interface Group {
  /** Returns false if the group has already sent an event that the member has not received. */
  join(member: Member): boolean;
  leave(member: Member): void;
}

interface GroupOptions {
  /** The last sequence before the first event of the group. */
  readonly position: bigint | null;
  readonly open: () => Promise<OpenSubscription | ExecutionResult>;
  readonly serialise: (result: ExecutionResult) => Payload;
  readonly serialiseError: (error: unknown) => Payload;
  /** Called once, when the subscription has ended or the last member has left. */
  readonly onEnd: () => void;
}

/** Creates a group, which executes each event once and sends the same bytes to all members. */
export function createGroup(options: GroupOptions): Group {
  const members = new Set<Member>();
  let { position } = options;
  let isEnded = false;
  let events: AsyncIterator<unknown> | null = null;

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    options.onEnd();
    // An error while the source is closed has no recipient.
    void events?.return?.().catch(() => undefined);
    for (const member of members) member.end();
    members.clear();
  }

  /** Synchronous, so that a joining member either already has the event or receives it here. */
  function send(payload: Payload, sequence: bigint | null): void {
    if (sequence !== null) position = sequence;
    for (const member of members) {
      if (sequence === null || member.after === null || sequence > member.after)
        member.sink.write(payload);
    }
  }

  async function run(): Promise<void> {
    const opened = await options.open();
    if (!isOpen(opened)) return send(options.serialise(opened), null);
    ({ events } = opened);
    while (!isEnded) {
      const { done, value } = await events.next();
      if (done === true) return;
      const result = await opened.render(value);
      if (!isEnded) send(options.serialise(result), sequenceOf(value));
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
    .catch((error: unknown) => send(options.serialiseError(error), null))
    .finally(end);
  return group;
}
