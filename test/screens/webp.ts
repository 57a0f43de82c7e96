import type { Browser } from "playwright-core";

const QUALITY = 0.86;

/** Converts a picture to WebP, by the browser that took it: a quarter of its size as PNG. */
export async function toWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const encoded = await page.evaluate(
      async ({ source, quality }) => {
        const bytes = Uint8Array.from(atob(source), (letter) => letter.codePointAt(0) ?? 0);
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
        const blob = await canvas.convertToBlob({ type: "image/webp", quality });
        const text: string[] = [];
        for (const byte of new Uint8Array(await blob.arrayBuffer()))
          text.push(String.fromCodePoint(byte));
        return btoa(text.join(""));
      },
      { source: png.toString("base64"), quality: QUALITY },
    );
    return Buffer.from(encoded, "base64");
  } finally {
    await page.close();
  }
}
