import { createRoot, createSignal } from "solid-js";
import { expect, it, onTestFinished, vi } from "vitest";
import { createLookup } from "../../../client/lib/create-lookup.ts";

it("reads when there is something to read, keeps what is newest, and tries again when asked", async () => {
  const [name, setName] = createSignal<string | null>(null);
  const reads: PromiseWithResolvers<string>[] = [];
  const lookup = createRoot((dispose) => {
    onTestFinished(dispose);
    return createLookup(() => {
      if (name() === null) return null;
      const read = Promise.withResolvers<string>();
      reads.push(read);
      return read.promise;
    });
  });
  expect(reads).toHaveLength(0);
  setName("one");
  setName("two");
  expect(reads).toHaveLength(2);
  reads[1]?.resolve("the second");
  reads[0]?.resolve("the first");
  await vi.waitFor(() => expect(lookup.value()).toBe("the second"));

  lookup.again();
  reads[2]?.reject(new Error("refused"));
  await vi.waitFor(() => expect(lookup.error()).toEqual(new Error("refused")));
  expect(lookup.value()).toBe("the second");
  lookup.again();
  expect(lookup.error()).toBeNull();
  reads[3]?.resolve("the third");
  await vi.waitFor(() => expect(lookup.value()).toBe("the third"));
  lookup.set("known otherwise");
  expect(lookup.value()).toBe("known otherwise");
});
