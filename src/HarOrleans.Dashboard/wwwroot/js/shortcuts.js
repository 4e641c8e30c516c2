// Keyboard shortcuts, by clicking what is on the page: what has no link or button has no shortcut. HelpDialog.razor lists them.
(() => {
  const pages = { h: '/', s: '/studies', r: '/runs', m: '/models', c: '/cluster', d: '/data' };
  let pending = 0;

  const click = selector => {
    const target = document.querySelector(selector);
    target?.click();
    return Boolean(target);
  };

  const help = () => {
    const dialog = document.getElementById('har-help');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
    return Boolean(dialog);
  };

  const focus = selector => {
    const target = document.querySelector(selector);
    target?.focus();
    return Boolean(target);
  };

  function act(key) {
    if (pending && performance.now() - pending < 1500) {
      pending = 0;
      return key in pages && click(`nav a[href="${pages[key]}"]`);
    }
    pending = key === 'g' ? performance.now() : 0;
    switch (key) {
      case 'g': return false;
      case 't': return click('[data-testid="theme-toggle"]');
      case 'c': return click('[data-testid="compare"]');
      case '?': return help();
      case '/': return focus('main input[type="search"]');
      default: return /^[1-9]$/.test(key) && click(`.har-tabs a:nth-of-type(${key})`);
    }
  }

  const isTyping = target => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || document.querySelector('dialog[open]')) {
      return;
    }
    if (act(event.key)) {
      event.preventDefault();
    }
  });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-help-open]')) {
      help();
    }
  });
})();
