import { expect, it } from "vitest";
import { findDownloadLinks } from "../../server/store/download-link.ts";
import { describeEachProvider } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";

describeEachProvider("links of requests and downloads", (open) => {
  it("are found by either, each once", async () => {
    const store = await open();
    const make = createFactory(store);
    const [one, other] = [await make.request(), await make.request()];
    const [pack, movie] = [await make.download(), await make.download()];
    for (const { id } of [one, one, other]) {
      const unit = await make.unit(id);
      await make.attempt(unit.id, pack.id);
    }
    const unit = await make.unit(other.id);
    await make.attempt(unit.id, movie.id);
    await make.attempt(unit.id, null, { ordinal: 2 });

    const byRequest = await findDownloadLinks(store.read, "request", [one.id]);
    expect(byRequest).toEqual([{ requestId: one.id, downloadId: pack.id }]);
    const byDownload = await findDownloadLinks(store.read, "download", [pack.id, movie.id]);
    expect(byDownload).toHaveLength(3);
    expect(byDownload).toEqual(
      expect.arrayContaining([
        { requestId: one.id, downloadId: pack.id },
        { requestId: other.id, downloadId: pack.id },
        { requestId: other.id, downloadId: movie.id },
      ]),
    );
    expect(await findDownloadLinks(store.read, "request", [])).toEqual([]);
  });
});
