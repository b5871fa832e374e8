// A person's browser for measuring: keeps cookies, follows no redirect by itself.

/** Asks for a page, or posts fields to it; answers the status, where it leads and the text. */
export function browser(url) {
  const cookies = new Map();
  return async function ask(path, fields) {
    const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), origin: url, 'sec-fetch-site': 'same-origin' };
    const body = fields && new URLSearchParams(fields);
    const reply = await fetch(url + path, { method: fields ? 'POST' : 'GET', headers, body, redirect: 'manual' });
    for (const line of reply.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=');
      cookies.set(name, value);
    }
    return { status: reply.status, location: reply.headers.get('location'), text: await reply.text() };
  };
}
