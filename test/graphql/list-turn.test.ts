import { expect, it } from "vitest";
import { createTurns } from "../../server/graphql/list-turn.ts";

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it("lets others have a turn after so many fields, and goes on in order", async () => {
  const { take } = createTurns(100);
  const started: string[] = [];
  const ask = (name: string, fields: number) => {
    const turn = take(fields);
    if (turn === null) started.push(name);
    else void turn.then(() => started.push(name));
  };
  ask("a", 60);
  ask("b", 40);
  ask("c", 90);
  // Small enough, but later.
  ask("d", 5);
  ask("e", 50);
  expect(started).toEqual(["a", "b"]);
  await nextTurn();
  expect(started).toEqual(["a", "b", "c", "d"]);
  await nextTurn();
  expect(started).toEqual(["a", "b", "c", "d", "e"]);
});

it("does not split a list that is larger, and holds nothing back once there was a turn", async () => {
  const { take } = createTurns(100);
  expect(take(1_000)).toBeNull();
  const next = take(1);
  expect(next).not.toBeNull();
  await next;
  await nextTurn();
  expect(take(100)).toBeNull();
});
