// Runs before the first paint: the theme, then the circuit.
(() => {
  const root = document.documentElement;
  const year = 'path=/; max-age=31536000; samesite=lax';
  const chosen = () => /(?:^|; )har-theme=(light|dark)/.exec(document.cookie)?.[1];
  const system = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const now = system.matches ? 'dark' : 'light';
    document.cookie = `har-system-theme=${now}; ${year}`;
    root.dataset.theme = chosen() ?? now;
    dispatchEvent(new CustomEvent('har-theme'));
  };
  show();
  system.addEventListener('change', show);

  // A lost server is said at once, tried for as long as the page is open, and a restarted one gets a fresh page at the same address.
  addEventListener('DOMContentLoaded', () => {
    const notice = document.getElementById('components-reconnect-modal');
    notice?.addEventListener('components-reconnect-state-changed', event => {
      const state = event.detail.state;
      root.dataset.circuit = state === 'hide' ? 'live' : 'lost';
      if (state === 'rejected' || state === 'failed' || state === 'resume-failed') {
        reloadWhenBack();
      }
    });
    Blazor.start({
      circuit: {
        reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: tries => (tries < 20 ? 500 : 3000) },
      },
    });
  });

  async function reloadWhenBack() {
    for (;;) {
      try {
        if ((await fetch(location.href, { method: 'GET', cache: 'no-store' })).ok) {
          location.reload();
          return;
        }
      } catch {
        // Still away.
      }
      await new Promise(done => setTimeout(done, 1000));
    }
  }
})();
