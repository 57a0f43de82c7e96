import { expect, it } from "vitest";
import { findDownloadLinks } from "../../server/store/download-link.ts";
import { describeEachProvider } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";

describeEachProvider("the requests of downloads", (open) => {
  it("are found, each once", async () => {
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

    const links = await findDownloadLinks(store.read, [pack.id, movie.id]);
    expect(links).toHaveLength(3);
    expect(links).toEqual(
      expect.arrayContaining([
        { requestId: one.id, downloadId: pack.id },
        { requestId: other.id, downloadId: pack.id },
        { requestId: other.id, downloadId: movie.id },
      ]),
    );
    expect(await findDownloadLinks(store.read, [])).toEqual([]);
  });
});
