import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { onTestFinished, vi } from "vitest";
import {
  SessionContext,
  type Session,
  createSession,
} from "../../../client/feature/session/create-session.ts";
import type { Viewer } from "../../../client/feature/session/document.ts";
import { type Answer, toResult } from "./fake-tracker.tsx";

export const PERSON: Viewer = {
  id: "1",
  name: "Mika",
  role: "REQUESTER",
  isToken: false,
  identities: [],
};

interface Call {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
}

/** Answers the calls of pages without a session, by the names of their operations; returns the calls. */
export function stubApi(answers: Readonly<Record<string, Answer>>): readonly Call[] {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    const { operationName: operation, variables = {} } = JSON.parse(body);
    calls.push({ operation, variables });
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`The test answers no ${operation}`);
    return Response.json(toResult(() => answer(variables)));
  });
  return calls;
}

/** Renders what is shown before sign-in, with a real session. */
export function renderEntrance(content: () => JSX.Element): Session {
  const held: { session?: Session } = {};
  onTestFinished(() => {
    cleanup();
    localStorage.clear();
    sessionStorage.clear();
  });
  render(() => {
    const session = createSession("http://localhost/graphql");
    held.session = session;
    return <SessionContext.Provider value={session}>{content()}</SessionContext.Provider>;
  });
  if (held.session === undefined) throw new Error("nothing was rendered");
  return held.session;
}

export const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
export const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

/** The hint or the issue of a field. */
export function noteOf(label: string): string | null | undefined {
  const field = screen.getByLabelText(label);
  return document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent;
}
