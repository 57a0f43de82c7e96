/** Push messages of this browser. */

/** UNSUPPORTED: no secure context, or an iPhone without the app on its home screen. */
export type PushState = "UNSUPPORTED" | "DENIED" | "OFF" | "ON";

export interface PushDevice {
  readonly state: PushState;
  /** SHA-256 of the endpoint in hex, by which the server names it. Null while it is off. */
  readonly endpointHash: string | null;
}

export interface PushKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

async function registration(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator) || !("PushManager" in globalThis)) return null;
  return (await navigator.serviceWorker.getRegistration()) ?? null;
}

/** Finds whether this browser can show push messages, and does. */
export async function readPushDevice(): Promise<PushDevice> {
  const worker = await registration();
  if (worker === null) return { state: "UNSUPPORTED", endpointHash: null };
  const subscription = await worker.pushManager.getSubscription();
  if (subscription !== null)
    return { state: "ON", endpointHash: await hashOf(subscription.endpoint) };
  return { state: Notification.permission === "denied" ? "DENIED" : "OFF", endpointHash: null };
}

/** Asks for the permission and subscribes. Null if the person does not give it. */
export async function subscribe(publicKey: string): Promise<PushKeys | null> {
  const worker = await registration();
  if (worker === null || (await Notification.requestPermission()) !== "granted") return null;
  // A subscription with another key of the server would never work again.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return null;
  return { endpoint, p256dh, auth };
}

/** Ends the subscription of this browser: its push service then refuses messages. */
export async function unsubscribe(): Promise<void> {
  const worker = await registration();
  await (await worker?.pushManager.getSubscription())?.unsubscribe();
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
