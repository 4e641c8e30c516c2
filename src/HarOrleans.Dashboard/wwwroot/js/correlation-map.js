// A square map of correlations, one dot a cell: show(id, names, packed), dispose(id). Packed as DataCorrelations.cs says.
const maps = new Map();

export function show(id, names, packed) {
  dispose(id);
  const root = document.getElementById(id);
  if (root) {
    maps.set(id, new CorrelationMap(root, names, packed));
  }
}

export function dispose(id) {
  maps.get(id)?.dispose();
  maps.delete(id);
}

const scale = 32767;
const none = -32768;
const fewest = 8; // cells a side at the closest

class CorrelationMap {
  constructor(root, names, packed) {
    this.root = root;
    this.names = names;
    this.count = names.length;
    this.values = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    this.host = root.querySelector('[data-map-plot]');
    this.canvas = root.querySelector('canvas');
    this.said = root.querySelector('[data-map-cell]');
    this.view = { x: 0, y: 0, span: this.count };
    this.cell = null;
    this.life = new AbortController();
    const listen = (target, name, handler, more) => target.addEventListener(name, handler, { signal: this.life.signal, ...more });
    listen(this.host, 'pointerdown', event => this.grab(event));
    listen(this.host, 'pointermove', event => this.move(event));
    listen(this.host, 'pointerup', () => { this.drag = null; });
    listen(this.host, 'keydown', event => this.onKey(event));
    listen(this.host, 'wheel', event => this.onWheel(event), { passive: false });
    for (const button of root.parentElement.querySelectorAll('[data-map-zoom]')) {
      listen(button, 'click', () => this.zoom(Number(button.dataset.mapZoom)));
    }
    this.observers = [new ResizeObserver(() => this.draw()), new MutationObserver(() => { this.picture = null; this.draw(); })];
    this.observers[0].observe(this.host);
    this.observers[1].observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.draw();
  }

  valueAt(row, column) {
    const [low, high] = row < column ? [row, column] : [column, row];
    const value = this.values.getInt16(2 * (low * this.count - (low * (low - 1)) / 2 + high - low), true);
    return value === none ? null : value / scale;
  }

  // The whole map at one dot a cell: made once a theme, then only stretched.
  paint() {
    const picture = document.createElement('canvas');
    picture.width = picture.height = this.count;
    const context = picture.getContext('2d');
    const image = context.createImageData(this.count, this.count);
    const css = getComputedStyle(document.documentElement);
    const [low, middle, high, gap] = ['--map-low', '--map-middle', '--map-high', '--map-gap'].map(name => css.getPropertyValue(name).trim().split(' ').map(Number));
    for (let row = 0; row < this.count; row++) {
      for (let column = 0; column < this.count; column++) {
        const value = this.valueAt(row, column);
        const end = value < 0 ? low : high;
        const share = Math.abs(value ?? 0);
        const at = 4 * (row * this.count + column);
        for (let channel = 0; channel < 3; channel++) {
          image.data[at + channel] = value === null ? gap[channel] : middle[channel] + (end[channel] - middle[channel]) * share;
        }
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
    return picture;
  }

  draw() {
    const side = Math.min(this.host.clientWidth, 720);
    if (side < 50) {
      return;
    }
    const dots = Math.round(side * (window.devicePixelRatio || 1));
    if (this.canvas.width !== dots) {
      this.canvas.width = this.canvas.height = dots;
      this.canvas.style.width = this.canvas.style.height = `${side}px`;
    }
    this.picture ??= this.paint();
    const context = this.canvas.getContext('2d');
    const { x, y, span } = this.view;
    context.imageSmoothingEnabled = span > dots;
    context.drawImage(this.picture, x, y, span, span, 0, 0, dots, dots);
    if (this.cell) {
      const size = dots / span;
      context.lineWidth = 2;
      context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--har-ink').trim();
      context.strokeRect((this.cell.column - x) * size - 1, (this.cell.row - y) * size - 1, Math.max(size, 3) + 2, Math.max(size, 3) + 2);
    }
    this.root.dataset.ready = 'true';
    this.root.dataset.span = String(Math.round(span));
  }

  zoom(by, at = { x: 0.5, y: 0.5 }) {
    const { x, y, span } = this.view;
    const next = by === 0 ? this.count : Math.max(fewest, Math.min(this.count, span / by));
    this.place(x + (span - next) * at.x, y + (span - next) * at.y, next);
  }

  place(x, y, span) {
    const most = this.count - span;
    this.view = { x: Math.max(0, Math.min(most, x)), y: Math.max(0, Math.min(most, y)), span };
    this.draw();
  }

  shareOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  grab(event) {
    this.drag = { from: this.shareOf(event), x: this.view.x, y: this.view.y };
    this.host.setPointerCapture(event.pointerId);
  }

  move(event) {
    const at = this.shareOf(event);
    const { x, y, span } = this.view;
    if (this.drag && span < this.count) {
      this.place(this.drag.x - (at.x - this.drag.from.x) * span, this.drag.y - (at.y - this.drag.from.y) * span, span);
    } else if (at.x >= 0 && at.x < 1 && at.y >= 0 && at.y < 1) {
      this.mark(Math.floor(y + at.y * span), Math.floor(x + at.x * span));
    }
  }

  mark(row, column) {
    if (this.cell?.row === row && this.cell.column === column) {
      return;
    }
    this.cell = { row, column };
    const value = this.valueAt(row, column);
    this.said.textContent = `${this.names[row]} with ${this.names[column]}: ${value === null ? 'none, one of them is constant' : value.toFixed(3)}`;
    this.draw();
  }

  onKey(event) {
    const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    const step = moves[event.key];
    if (step) {
      const from = this.cell ?? { row: Math.floor(this.view.y), column: Math.floor(this.view.x) };
      const within = place => Math.max(0, Math.min(this.count - 1, place));
      this.mark(within(from.row + step[0]), within(from.column + step[1]));
      const { x, y, span } = this.view;
      const follow = (at, start) => Math.max(Math.min(start, at), at - span + 1);
      this.place(follow(this.cell.column, x), follow(this.cell.row, y), span);
    } else if (event.key === '+' || event.key === '-' || event.key === '0') {
      this.zoom({ '+': 2, '-': 0.5, 0: 0 }[event.key]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // Only where the map was chosen first: a page that is being scrolled past it must not stop.
  onWheel(event) {
    if (document.activeElement === this.host) {
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.25 : 0.8, this.shareOf(event));
    }
  }

  dispose() {
    this.life.abort();
    this.observers.forEach(observer => observer.disconnect());
  }
}
