(() => {
  const form = document.getElementById('looks');
  const page = document.documentElement.dataset;
  form.addEventListener('change', () => {
    const chosen = new FormData(form);
    for (const name of ['look', 'text', 'space', 'calm', 'slow']) {
      if (chosen.get(name)) page[name] = chosen.get(name); else delete page[name];
    }
  });
})();
