import { get, post, put, remove, type Answer, type Route } from "../http/router.ts";
import { toTestBody } from "../webhook/arr-test.ts";
import type { Deliver, HookTarget } from "../webhook/delivery.ts";
import type { World } from "../world/world.ts";
import type { ArrApp } from "./arr-app.ts";
import { createBackOff, type BackOff } from "./arr-back-off.ts";
import {
  applySaved,
  isWanted,
  readNotification,
  settingsOf,
  toResource,
  toSchema,
  type Notification,
} from "./arr-notification-resource.ts";
import { toNotifiedResource } from "./arr-set-up.ts";

const PATH = "/api/v3/notification";
/** Connections to media servers are not kept among the others. */
const FIRST_NOTIFIED_ID = 1_000;
const NOT_FOUND: Answer = { status: 404, json: { message: "NotFound" } };

/** The connections of one arr, including the one that the tracker registers. */
export interface Notifications {
  readonly routes: Route[];
  targets(): readonly HookTarget[];
  /** As after hours of failures: everything is dropped silently until a test succeeds. */
  block(): void;
  /** Health messages: connections that failed for too long. */
  rejection(): string | null;
}

interface Kept {
  notification: Notification;
  readonly backOff: BackOff;
}

export function createNotifications(world: World, app: ArrApp, deliver: Deliver): Notifications {
  const kept = new Map<number, Kept>();
  let lastId = 0;

  const tested = async (notification: Notification): Promise<Answer | null> => {
    const status = await deliver(app.instance, settingsOf(notification), toTestBody(app));
    if (status === null) {
      // Not turned into a validation error: the request fails instead.
      const { url } = settingsOf(notification);
      return { status: 500, json: { message: `Connection refused (${hostOf(url)})` } };
    }
    if (status < 400) return null;
    return invalid("Url", `Unable to post to webhook: HTTP request failed: [${status}] [POST]`);
  };

  const refused = async (notification: Notification, own: Kept | null): Promise<Answer | null> => {
    const failure = failureOf(
      notification,
      [...kept.values()].filter((other) => other !== own),
    );
    return failure ?? tested(notification);
  };

  const find = (id: unknown): Kept | null => kept.get(Number(id)) ?? null;
  const answer = ({ notification }: Kept, status = 200): Answer => ({
    status,
    json: toResource(app, notification),
  });

  const routes: Route[] = [
    get(PATH, () => ({
      json: [
        ...[...kept.values()].map((one) => toResource(app, one.notification)),
        ...world.setUp.arr[app.instance].notified.map((server, index) =>
          toNotifiedResource(server, FIRST_NOTIFIED_ID + index),
        ),
      ],
    })),
    get(`${PATH}/schema`, () => ({ json: toSchema(app) })),
    get(`${PATH}/:id`, ({ params }) => {
      const one = find(params["id"]);
      return one ? answer(one) : NOT_FOUND;
    }),
    post(`${PATH}/test`, async ({ body }) => {
      const given = readNotification(body);
      if (!given) return BAD_BODY;
      const own = find(given.id);
      const refusal = await refused(own ? applySaved(given, own.notification) : given, own);
      if (refusal) return refusal;
      own?.backOff.succeeded();
      return { json: {} };
    }),
    // Tested during the call, with or without `forceSave`; nothing is stored on failure.
    post(PATH, async ({ body }) => {
      const given = readNotification(body);
      if (!given) return BAD_BODY;
      const refusal = await refused(given, null);
      if (refusal) return refusal;
      lastId += 1;
      const one = { notification: { ...given, id: lastId }, backOff: createBackOff(world.clock) };
      kept.set(lastId, one);
      return answer(one, 201);
    }),
    put(`${PATH}/:id`, async ({ body, params }) => {
      const one = find(params["id"]);
      const given = readNotification(body);
      if (!one) return NOT_FOUND;
      if (!given) return BAD_BODY;
      const next = { ...applySaved(given, one.notification), id: one.notification.id };
      const isSame =
        JSON.stringify(settingsOf(next)) === JSON.stringify(settingsOf(one.notification));
      const refusal = isSame ? null : await refused(next, one);
      if (refusal) return refusal;
      one.notification = next;
      return answer(one, 202);
    }),
    remove(`${PATH}/:id`, ({ params }) =>
      kept.delete(Number(params["id"])) ? { json: {} } : NOT_FOUND,
    ),
  ];

  return {
    routes,
    targets: () =>
      [...kept.values()].map(({ notification, backOff }) => ({
        ...settingsOf(notification),
        toBody: (event) => (!backOff.isBlocked() && isWanted(notification, event) ? event : null),
        delivered: (isTaken) => (isTaken ? backOff.succeeded() : backOff.failed()),
      })),
    block() {
      for (const { backOff } of kept.values()) backOff.block();
    },
    rejection() {
      const blocked = [...kept.values()].filter(({ backOff }) => backOff.isBlocked());
      if (blocked.length === 0) return null;
      if (blocked.length === kept.size) return "All notifications are unavailable due to failures";
      const names = blocked.map(({ notification }) => notification.name).join(", ");
      return `Notifications unavailable due to failures: ${names}`;
    },
  };
}

const BAD_BODY: Answer = { status: 400, json: { message: "JSON body with a webhook is required" } };

function invalid(propertyName: string, errorMessage: string, attemptedValue: unknown = ""): Answer {
  const failure = { isWarning: false, propertyName, errorMessage, attemptedValue };
  return { status: 400, json: [{ ...failure, severity: "error" }] };
}

function failureOf(notification: Notification, others: readonly Kept[]): Answer | null {
  const { name } = notification;
  if (name === "") return invalid("Name", "'Name' must not be empty.");
  const isTaken = others.some(
    (other) => other.notification.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) return invalid("Name", "Should be unique", name);
  const { url } = settingsOf(notification);
  return URL.canParse(url) ? null : invalid("Url", `Invalid Url: '${url}'`, url);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
