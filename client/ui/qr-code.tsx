import { type JSX, Show } from "solid-js";
import { createLookup } from "../lib/create-lookup.ts";

/** Modules of empty space around the code, which scanners need. */
const QUIET = 4;

/** A text as a QR code, to open a link on another device. The encoder is loaded when the first one is shown. */
export function QrCode(props: { readonly text: string; readonly label: string }): JSX.Element {
  const code = createLookup(async () => {
    const { text } = props;
    const { encode } = await import("uqr");
    return encode(text, { ecc: "M", border: QUIET });
  });
  return (
    <Show when={code.error() === null && code.value()} fallback={<div class="qr-code" />}>
      {(drawn) => (
        <svg
          class="qr-code"
          role="img"
          aria-label={props.label}
          viewBox={`0 0 ${drawn().size} ${drawn().size}`}
          shape-rendering="crispEdges"
        >
          <path d={toPath(drawn().data)} />
        </svg>
      )}
    </Show>
  );
}

/** One rectangle per run of dark modules. */
function toPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1] === true) return [];
        const end = row.indexOf(false, x);
        const length = (end === -1 ? row.length : end) - x;
        return [`M${x} ${y}h${length}v1h-${length}z`];
      }),
    )
    .join("");
}
