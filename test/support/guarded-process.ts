import { get } from "node:https";
import { WebSocket } from "ws";
import { transportError } from "../../server/integrations/shared/http/response.ts";
import { guardOutgoing } from "../../server/integrations/shared/outgoing-guard.ts";
import "./forbidden-dns.ts";

// Run by outgoing-guard.test.ts in a process of its own, as tests themselves reach loopback only. Nothing leaves the
// machine: what is not refused fails within DNS, which answers every name with one forbidden address.

guardOutgoing();

function describe(error: unknown): string {
  const { systemCode, message } = transportError("thing", "GET /", error, null, 1_000);
  return `${systemCode}: ${message}`;
}

async function refusalsOf(host: string): Promise<readonly string[]> {
  const errors = [
    await fetch(`http://${host}:8989/`).catch((reason: unknown) => reason),
    await fetch(`https://${host}:8989/`).catch((reason: unknown) => reason),
    await new Promise((resolve) => get(`https://${host}:8989/`).on("error", resolve)),
    await new Promise((resolve) => void new WebSocket(`ws://${host}:8989/`).on("error", resolve)),
    await new Promise((resolve) => void new WebSocket(`wss://${host}:8989/`).on("error", resolve)),
  ];
  return errors.map(describe);
}

const refusals: Record<string, readonly string[]> = {};
for (const host of process.argv.slice(2)) refusals[host] = await refusalsOf(host);
process.stdout.write(JSON.stringify(refusals));
