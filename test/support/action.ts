import type { Exchange } from "../../simulator/http/recorder.ts";
import type { AnyResult } from "./answer.ts";
import type { TestApp } from "./app.ts";
import { untilRequest } from "./request.ts";

const PERFORM = `mutation($requestId: ID!, $action: ActionKind!) {
  performAction(requestId: $requestId, action: $action) { id kind status message by service } }`;

/** Presses the button of a request. */
export async function press(
  { query }: TestApp,
  requestId: string,
  action: string,
): Promise<AnyResult> {
  return (await query(PERFORM, { requestId, action })).performAction;
}

/** What the tracker answers instead: the code of the error; null when it takes it. */
export async function refusalOf(
  { app }: TestApp,
  requestId: string,
  action: string,
  headers: Record<string, string>,
): Promise<{ readonly code: string; readonly message: string } | null> {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query: PERFORM, variables: { requestId, action } }),
  });
  const { errors }: AnyResult = await response.json();
  const [error] = errors ?? [];
  return error === undefined ? null : { code: error.extensions.code, message: error.message };
}

/** The title's newest action once its outcome is known. */
export async function untilEnded(testApp: TestApp, title: string): Promise<AnyResult> {
  const request = await untilRequest(
    testApp,
    title,
    ({ actionHistory }) => actionHistory.length > 0 && actionHistory[0].status !== "SENT",
  );
  return request.actionHistory[0];
}

/** Calls that change something, as "POST /api/v3/command {…}", from now on. */
export function recordCalls({ stack }: TestApp): readonly string[] {
  const calls: string[] = [];
  stack.recorder.listen((exchange) => {
    if (isChange(exchange)) calls.push(toLine(exchange));
  });
  return calls;
}

/** Logging in and registering webhooks are no orders. Shoko scans by a GET. */
function isChange({ method, path }: Exchange): boolean {
  if (/Folder\/\d+\/Scan$/.test(path)) return true;
  return method !== "GET" && !/auth|negotiate|notification|settings\/|Media\/Updated/i.test(path);
}

function toLine({ service, method, path, query, requestBody }: Exchange): string {
  const asked = query.size > 0 ? `?${query.toString()}` : "";
  return `${service} ${method} ${path}${asked}${requestBody === "" ? "" : ` ${requestBody}`}`;
}
