import { expect } from "vitest";
import type { ActionKind } from "../../../server/domain/action.ts";
import { PROBLEMS } from "../../../server/domain/problem/diagnose.ts";
import type { ProblemCode } from "../../../server/domain/problem/rule.ts";
import type { Severity } from "../../../server/domain/problem/rule.ts";
import { NO_ARGUMENTS } from "../../../server/tracking/actions/argument.ts";
import { HANDLERS } from "../../../server/tracking/actions/handlers.ts";
import { loadActionSubject } from "../../../server/tracking/actions/subject.ts";
import type { Title } from "../../../simulator/world/title.ts";
import type { World } from "../../../simulator/world/world.ts";
import { startTestApp, type TestApp, type TestAppOptions } from "../../support/app.ts";
import { expectCoded } from "../../support/message.ts";
import { kindsOf, untilProblem } from "../../support/request.ts";

/** One way to get a problem, and the message for the person who requested the title. */
export interface ProblemCase {
  readonly code: ProblemCode;
  /** What has happened. */
  readonly when: string;
  readonly title: Title;
  provoke(world: World, testApp: TestApp): Promise<void> | void;
  readonly severity: Severity;
  readonly message: string;
  /** In the order in which they are offered. */
  readonly actions: readonly ActionKind[];
  /** Some line for the admin. */
  readonly detail?: RegExp;
  /** It says when it ends, or when it is checked next. */
  readonly hasUntil?: boolean;
}

/** Cases that can share a household, in waves that come one after the other. */
export interface ProblemGroup {
  readonly name: string;
  readonly options?: TestAppOptions;
  readonly waves: readonly (readonly ProblemCase[])[];
}

/** Looks less often than in life, since its clock runs so fast. */
export const UNHURRIED = {
  POLL_SECONDS: "10",
  VERIFY_SECONDS: "20",
  RECONCILE_SECONDS: "60",
} as const;

/** Has everything of the group happen, and reads the words. */
export async function expectProblems({ options = {}, waves }: ProblemGroup): Promise<void> {
  const testApp = await startTestApp(options);
  const { clock } = testApp.app.tracker.context;
  syncRssSeldom(testApp.stack.world);
  for (const wave of waves) {
    const from = clock.now();
    for (const one of wave) await one.provoke(testApp.stack.world, testApp);
    for (const one of wave) {
      const problem = await untilProblem(testApp, one.title.title, one.code, one);
      const seenAt = clock.now();
      const { severity, message, detail, until, requestId } = problem;
      expect({ message, severity, actions: kindsOf(problem) }, one.when).toEqual({
        message: one.message,
        severity: one.severity,
        actions: one.actions,
      });
      expectCoded({ ...problem, messageCode: problem.code });
      if (one.detail !== undefined) expect(detail.join("\n"), one.code).toMatch(one.detail);
      expect(until !== null, `${one.code} until ${until}`).toBe(one.hasUntil ?? false);
      for (const kind of one.actions) await expectCanBeDone(testApp, requestId, kind);
      // Not before it has lasted as long as it may, and never from before it began.
      const since = Date.parse(problem.since);
      const { afterMs = 0 } = PROBLEMS.find(({ code }) => code === one.code) ?? {};
      expect(seenAt.getTime() - since, one.code).toBeGreaterThanOrEqual(afterMs);
      expect(since - from.getTime(), `${one.code} since`).toBeGreaterThanOrEqual(-SLACK_MS);
    }
  }
}

/** Otherwise the next search has come and gone, and is shown no more, before a test has read when it is. */
export function syncRssSeldom({ arrs, rssMinutes }: World): void {
  for (const arr of arrs) rssMinutes[arr] = 120;
}

/** The world's clock and the tracker's were not started in the same instant. */
const SLACK_MS = 5 * 60_000;

/** What is offered must not be refused as useless when it is pressed. */
async function expectCanBeDone(
  { app }: TestApp,
  requestId: string,
  kind: ActionKind,
): Promise<void> {
  const about = { requestId, unitIds: null, downloadRowId: null };
  const subject = await loadActionSubject(app.tracker.context, about);
  // Without a handler: it has an own verb, which takes a reason.
  if (kind === "DECLINE") return;
  // Nothing is linked without an episode, which only a person can name.
  if (kind === "LINK_IN_SHOKO") return;
  const handled = HANDLERS[kind](subject, app.tracker.context, NO_ARGUMENTS);
  expect(handled, `${kind} is offered`).toMatchObject({ kind: "call" });
}
