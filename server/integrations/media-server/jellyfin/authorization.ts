/** The only form that 12.0 takes as delivered, with all four parts, which a login needs. The server decodes the values. */
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
