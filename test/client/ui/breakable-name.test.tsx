import { render } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { BreakableName } from "../../../client/ui/breakable-name.tsx";

it.each([
  ["Night.Ferry.2024.1080p", "Night.|Ferry.|2024.|1080p"],
  ["[FLE] Lycoris Recoil - S01 (BD)", "[|FLE]| Lycoris Recoil -| S01 (|BD)"],
  ["Show_-_07.mkv", "Show_-_|07.|mkv"],
  ["Plain", "Plain"],
])("lets the name %s break only after separators", (name, parts) => {
  const { container } = render(() => <BreakableName name={name} />);
  expect(container.textContent).toBe(name);
  expect(container.innerHTML.replaceAll("<wbr>", "|").replaceAll("&nbsp;", " ")).toBe(parts);
});
