/** Both applications are dark. The colours are those of client/style/base.css. */
export const STYLE = `
:host {
  display: block;
  color-scheme: dark;
  --surface: #171a21;
  --surface-2: #222733;
  --s-requested: oklch(69.4% 0.001 259);
  --s-approved: oklch(64.5% 0.065 259);
  --s-grabbing: oklch(76.7% 0.122 282);
  --s-downloading: oklch(66.9% 0.145 250);
  --s-downloaded: oklch(82.5% 0.102 229);
  --s-importing: oklch(88.1% 0.123 193);
  --s-matching: oklch(75.8% 0.109 334);
  --s-available: oklch(89.2% 0.151 140);
  --s-problem: oklch(83% 0.141 78);
  --s-failed: oklch(72% 0.155 28);
}
.card {
  box-sizing: border-box;
  display: grid;
  gap: 12px;
  max-width: 720px;
  margin: 12px 0;
  padding: 12px 16px;
  border: 1px solid #272c36;
  border-radius: 12px;
  background: var(--surface);
  color: #eceef2;
  font: 14px/1.5 ui-sans-serif, system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
.card[hidden] { display: none; }
.request { display: grid; gap: 6px; color: inherit; text-decoration: none; }
.request:focus-visible { outline: 2px solid currentColor; outline-offset: 4px; border-radius: 4px; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; }
.state { color: var(--c); }
.facts, .reason { color: #a2a9b6; }
.reason { overflow-wrap: anywhere; }
.bar { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 3px; }
.bar i { height: 5px; border-radius: 3px; background: var(--surface-2); overflow: hidden; }
.bar i.past { background: color-mix(in oklab, var(--c) 62%, var(--surface)); }
.bar i.now { background: color-mix(in oklab, var(--c) 26%, var(--surface-2)); }
.bar i.now::after { content: ""; display: block; height: 100%; width: var(--p); background: var(--c); }
`;
