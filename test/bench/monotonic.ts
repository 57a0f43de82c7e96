/** Milliseconds on a clock that all processes of this machine share, so that one can time what another does. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
