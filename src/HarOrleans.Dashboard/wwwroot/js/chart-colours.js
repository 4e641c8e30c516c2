// Okabe and Ito's palette, darkened for paper and lightened for the dark.
const palettes = {
  light: ['#0072b2', '#b45f00', '#007a5a', '#a8478b', '#c23b00', '#2f7fae', '#7a6a00', '#5b4db3'],
  dark: ['#56b4e9', '#e69f00', '#2bc29b', '#e29bc4', '#ff8a4c', '#8fd0f5', '#f0e442', '#b3a8ff'],
};

export function colours() {
  const css = getComputedStyle(document.documentElement);
  const read = (name, otherwise) => css.getPropertyValue(name).trim() || otherwise;
  return {
    palette: palettes[document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'],
    ink: read('--har-chart-ink', '#555'),
    grid: read('--har-chart-grid', '#8883'),
    paper: read('--har-paper', '#fff'),
    text: read('--har-ink', '#111'),
    link: read('--har-link', '#0b4f9e'),
  };
}

const scripts = new Map();

export function load(url) {
  if (!scripts.has(url)) {
    scripts.set(url, new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = url;
      script.onload = done;
      script.onerror = () => {
        scripts.delete(url); // the next chart tries again
        failed(new Error('The chart library did not load.'));
      };
      document.head.append(script);
    }));
  }
  return scripts.get(url);
}

export function format(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e7) ? value.toExponential(3) : String(Number(value.toFixed(size >= 1000 ? 1 : 4)));
}
