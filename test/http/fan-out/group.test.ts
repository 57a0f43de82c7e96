import { Repeater } from "@graphql-yoga/subscription";
import type { ExecutionResult } from "graphql";
import { describe, expect, it, vi } from "vitest";
import { createGroup, type Member } from "../../../server/http/fan-out/group.ts";
import { createPayload, type Payload } from "../../../server/http/fan-out/sink.ts";

interface Event {
  readonly sequence?: bigint;
  readonly name: string;
}

/** A group over events that the test pushes, which counts what it executes. */
function openGroup(position: bigint | null) {
  let push: (event: Event) => Promise<unknown> = async () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const source = new Repeater<Event>(async (give, stop) => {
    push = async (event) => give(event);
    fail = stop;
    await stop;
  });
  const render = vi.fn<(event: unknown) => Promise<ExecutionResult>>(async (event) => ({
    data: { name: (event as Event).name },
  }));
  const onEnd = vi.fn<() => void>();
  const group = createGroup({
    position,
    open: async () => ({ events: source[Symbol.asyncIterator](), render }),
    serialise: (result) => createPayload(JSON.stringify(result.data ?? result.errors)),
    serialiseError: () => createPayload('"failed"'),
    onEnd,
  });
  return {
    group,
    render,
    onEnd,
    push: (event: Event) => push(event),
    fail: (error: Error) => fail(error),
  };
}

/** A payload without what ends its message. */
const textOf = ({ bytes }: Payload): string => String(bytes).slice(0, -1);

function createMember(after: bigint | null) {
  const written: Payload[] = [];
  const end = vi.fn<() => void>();
  const member: Member = {
    after,
    end,
    sink: { write: (payload) => void written.push(payload), drained: async () => undefined },
  };
  return { member, written, end, texts: () => written.map(textOf) };
}

const started = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a group", () => {
  it("executes once and sends the same bytes to every member", async () => {
    const { group, render, push } = openGroup(null);
    const members = [createMember(null), createMember(null), createMember(null)];
    for (const { member } of members) expect(group.join(member)).toBe(true);
    await started();
    await push({ name: "a" });
    await vi.waitFor(() => expect(members[2]?.written).toHaveLength(1));
    expect(render).toHaveBeenCalledTimes(1);
    expect(new Set(members.map(({ written }) => written[0])).size).toBe(1);
  });

  it("admits no late member that missed a result, and sends no member a result twice", async () => {
    const { group, push } = openGroup(10n);
    const [behind, level, ahead] = [createMember(9n), createMember(10n), createMember(12n)];
    expect(group.join(behind.member)).toBe(false);
    expect(group.join(level.member)).toBe(true);
    expect(group.join(ahead.member)).toBe(true);
    await started();
    for (const sequence of [11n, 12n, 13n]) await push({ sequence, name: String(sequence) });
    await vi.waitFor(() =>
      expect(level.texts()).toEqual(['{"name":"11"}', '{"name":"12"}', '{"name":"13"}']),
    );
    expect(ahead.texts()).toEqual(['{"name":"13"}']);
    expect(group.join(createMember(12n).member)).toBe(false);
    expect(group.join(createMember(13n).member)).toBe(true);
  });

  it("ends with its last member, and admits nobody afterwards", async () => {
    const { group, onEnd } = openGroup(null);
    const [one, two] = [createMember(null), createMember(null)];
    group.join(one.member);
    group.join(two.member);
    await started();
    group.leave(one.member);
    expect(onEnd).not.toHaveBeenCalled();
    group.leave(two.member);
    group.leave(two.member);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(group.join(one.member)).toBe(false);
  });

  it("notifies all members of a failed source, and ends", async () => {
    const { group, fail, onEnd } = openGroup(null);
    const { member, texts, end } = createMember(null);
    group.join(member);
    await started();
    fail(new Error("secret"));
    await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1));
    expect(texts()).toEqual(['"failed"']);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
