import { cleanup, render, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, it, onTestFinished } from "vitest";
import { OperationError } from "../../../client/graphql/error.ts";
import { LoadedContent } from "../../../client/ui/loaded-content.tsx";

const OUTAGE = new OperationError([], "refused");

it("says that it loads, or why it cannot, or shows what was loaded; never the first two together", () => {
  onTestFinished(cleanup);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  let reloads = 0;
  const reload = async () => void (reloads += 1);
  render(() => <LoadedContent source={{ isLoaded, error, reload }}>what was loaded</LoadedContent>);
  const shown = () => ({
    isLoading: screen.queryByText("Loading…") !== null,
    hasError: screen.queryByRole("alert") !== null,
    hasContent: screen.queryByText("what was loaded", { exact: false }) !== null,
  });
  expect(shown()).toEqual({ isLoading: true, hasError: false, hasContent: false });
  setError(OUTAGE);
  expect(shown()).toEqual({ isLoading: false, hasError: true, hasContent: false });
  screen.getByRole("button", { name: "Try again" }).click();
  expect(reloads).toBe(1);
  setError(null);
  setIsLoaded(true);
  expect(shown()).toEqual({ isLoading: false, hasError: false, hasContent: true });
  // What was loaded stays when a later load fails.
  setError(OUTAGE);
  expect(shown()).toEqual({ isLoading: false, hasError: true, hasContent: true });
});
