import { cleanup, render, screen, waitFor } from "@solidjs/testing-library";
import { Show, createSignal } from "solid-js";
import { expect, it, onTestFinished } from "vitest";
import { keepFocus } from "../../../client/ui/keep-focus.ts";

it("keeps the focus near an element that is removed, disabled or hidden, but not from whoever leaves", async () => {
  onTestFinished(cleanup);
  const [isThere, setIsThere] = createSignal(true);
  const [isDisabled, setIsDisabled] = createSignal(false);
  const [isHidden, setIsHidden] = createSignal(false);
  render(() => {
    keepFocus();
    return (
      <main>
        <ul>
          <li data-testid="row">
            <Show when={isThere()}>
              <button type="button">Revoke</button>
            </Show>
          </li>
        </ul>
        <form data-testid="form">
          <button type="submit" disabled={isDisabled()}>
            Save
          </button>
        </form>
        <section data-testid="section">
          <div hidden={isHidden()}>
            <button type="button">Grab</button>
          </div>
        </section>
      </main>
    );
  });
  const expectFocus = (id: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(id)));

  screen.getByRole("button", { name: "Revoke" }).focus();
  setIsThere(false);
  await expectFocus("row");
  screen.getByRole("button", { name: "Save" }).focus();
  setIsDisabled(true);
  await expectFocus("form");
  screen.getByRole("button", { name: "Grab" }).focus();
  setIsHidden(true);
  await expectFocus("section");

  setIsDisabled(false);
  const save = screen.getByRole("button", { name: "Save" });
  save.focus();
  setIsThere(true);
  const revoke = screen.getByRole("button", { name: "Revoke" });
  revoke.focus();
  save.focus();
  setIsThere(false);
  await Promise.resolve();
  expect(document.activeElement).toBe(save);
});
