((script, wasm) => {
  const wake = async () => {
    const islands = await import(script);
    await islands.default({ module_or_path: wasm });
    islands.hydrate();
    const walk = async (node) => {
      if (node.localName === 'leptos-island') await islands[node.dataset.component]?.(node);
      // A copy, because an island that wakes may bring out more beside itself, and none wakes twice.
      for (const child of [...node.children]) await walk(child);
    };
    await walk(document.body);
  };
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  addEventListener('load', () => idle(() => wake().catch(() => {})));
})