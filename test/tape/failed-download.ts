import type { Story } from "../../simulator/stories/story.ts";
import { movie } from "../../simulator/world/title.ts";

/** The first release breaks, and another one is grabbed. */
export const FAILED_DOWNLOAD: Story = {
  id: "failed",
  summary: "The Second Attempt: the first release is broken, the second is imported",
  title: movie({ title: "The Second Attempt", year: 2022, overview: "Again, and better." }),
  steps: [
    { do: "request", by: "mika", isAutomatic: true },
    { after: 4, do: "grab", release: "first" },
    { after: 2, do: "download", release: "first", seconds: 10 },
    { after: 1, do: "fail", release: "first", message: "The archive is broken" },
    { after: 4, do: "grab", release: "second", as: { group: "BETTER" } },
    { after: 2, do: "download", release: "second", seconds: 10 },
    { after: 4, do: "import", release: "second" },
    { after: 3, do: "scan" },
  ],
};
