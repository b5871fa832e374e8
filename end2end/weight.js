// What a first visit to a page costs, as bytes on the wire after compression.

/**
 * Opens `path` with an empty cache and counts everything the browser fetches for it.
 * @returns {Promise<{requests: number, html: number, beforeWasm: number, inAll: number}>} bytes without headers
 */
export async function weigh(page, path) {
  const sizes = [];
  page.on('requestfinished', (request) => sizes.push(size(request)));
  await page.goto(path, { waitUntil: 'networkidle' });
  const finished = await Promise.all(sizes);
  const total = (some) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    requests: finished.length,
    html: total(finished.filter(({ kind }) => kind === 'document')),
    beforeWasm: total(finished.filter(({ wasm }) => !wasm)),
    inAll: total(finished),
  };
}

async function size(request) {
  const { responseBodySize } = await request.sizes();
  return { kind: request.resourceType(), wasm: request.url().endsWith('.wasm'), bytes: responseBodySize };
}
