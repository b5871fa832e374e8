(() => {
  const body = document.body;
  const signedIn = body.hasAttribute('data-idle');
  const cover = () => { document.documentElement.replaceChildren(document.createElement('head')); };

  // A page that was left may come back whole from the back/forward cache: leave it blank, and ask for it anew.
  if (signedIn) {
    addEventListener('pagehide', () => { document.documentElement.hidden = true; });
    addEventListener('pageshow', (event) => {
      if (event.persisted) { cover(); location.reload(); } else { document.documentElement.hidden = false; }
    });
  }

  // Close quickly: cover first, end the session, and leave no way back to this page.
  const close = document.querySelector('form[data-close]');
  close?.addEventListener('submit', (event) => {
    event.preventDefault();
    dispatchEvent(new Event('heard:leaving'));
    const away = body.dataset.exit;
    const request = fetch(close.action, { method: 'POST', keepalive: true, redirect: 'manual' });
    cover();
    Promise.race([request, new Promise((done) => setTimeout(done, 1500))]).catch(() => {}).then(() => location.replace(away));
  });

  // What is typed before the islands wake is theirs to save when they do.
  document.addEventListener('input', () => { window.heardTyped = true; }, { once: true });

  // An error summary takes the focus, so that it is heard and seen first.
  document.querySelector('[data-test=error-summary]')?.focus();

  // Two minutes before the session ends: ask. Every tab of this person counts together, because the server does.
  const ask = document.getElementById('still-there');
  if (signedIn && ask) {
    const idle = Number(body.dataset.idle) * 1000;
    let last = Date.now();
    const stay = async () => {
      const reply = await fetch('/stay', { method: 'POST', redirect: 'manual' }).catch(() => null);
      if (reply?.ok) { last = Date.now(); ask.close(); }
    };
    ask.querySelector('button').addEventListener('click', stay);
    addEventListener('heard:saved', () => { last = Date.now(); });
    setInterval(() => {
      const left = idle - (Date.now() - last);
      if (left <= 0) { cover(); location.replace(body.dataset.signIn); }
      else if (left <= 120000 && !ask.open) { ask.showModal(); }
    }, 1000);
  }
})();
