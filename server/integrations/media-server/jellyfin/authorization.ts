/**
 * The only form that 12.0 accepts by default, with all four parts that a login requires. The server decodes the values.
 */
export function toAuthorization(deviceId: string, token?: string): string {
  const fields = {
    ...(token === undefined ? {} : { Token: token }),
    Client: "Status Tracker",
    Device: "Status Tracker",
    DeviceId: deviceId,
    Version: "1",
  };
  return `MediaBrowser ${Object.entries(fields)
    .map(([name, value]) => `${name}="${encodeURIComponent(value)}"`)
    .join(", ")}`;
}
