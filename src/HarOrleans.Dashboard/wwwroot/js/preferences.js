// What the person at this browser likes. The theme is a cookie too, so that the server's first answer has it already.
const year = 'path=/; max-age=31536000; samesite=lax';

export function getPreference(name) {
  return localStorage.getItem(`har-${name}`);
}

export function setPreference(name, value) {
  localStorage.setItem(`har-${name}`, value);
}

export function watchTheme(watcher) {
  const tell = () => watcher.invokeMethodAsync('ShowTheme', document.documentElement.dataset.theme).catch(() => {});
  addEventListener('har-theme', tell);
  tell();
}

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `har-theme=${theme}; ${year}`;
}
