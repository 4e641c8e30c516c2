// Curves over steps: create(id, options), append(id, seq, bytes), replace(id, bytes), dispose(id).
// The data lives here and nowhere else; the page sends only what is new, as packed bytes (see ChartCodec.cs).
import { colours, format, load } from './chart-colours.js';
import { Columns } from './chart-columns.js';
import { buildTable } from './chart-table.js';

const charts = new Map();

export async function create(id, options) {
  const { library: address } = options;
  dispose(id);
  await load(address);
  const root = document.getElementById(id);
  if (root) {
    charts.set(id, new Chart(id, root, options));
  }
}

export function append(id, seq, bytes) {
  const chart = charts.get(id);
  if (chart && seq > chart.seq) {
    chart.seq = seq;
    chart.take(bytes);
  }
}

export function replace(id, bytes) {
  const chart = charts.get(id);
  if (chart) {
    chart.columns = new Columns();
    chart.take(bytes);
    chart.root.dataset.ready = 'true';
  }
}

export function dispose(id) {
  charts.get(id)?.dispose();
  charts.delete(id);
}

// The dashes tell curves apart without colour.
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4]];
const styles = { line: 0, dots: 1, steps: 2, muted: 3, strong: 4 };

class Chart {
  constructor(id, root, options) {
    this.id = id;
    this.root = root;
    this.options = options;
    this.seq = 0;
    this.columns = new Columns();
    this.plotHost = root.querySelector('[data-chart-plot]');
    this.tableHost = root.querySelector('[data-chart-table]');
    this.spoken = root.querySelector('[data-chart-spoken]');
    this.toggle = document.querySelector(`[data-chart-toggle="${id}"]`);
    this.visible = true;
    this.life = new AbortController();
    const signal = this.life.signal;
    this.toggle?.addEventListener('click', () => this.showTable(this.tableHost.hidden), { signal });
    this.plotHost.addEventListener('keydown', event => this.onKey(event), { signal });
    this.observers = [
      new ResizeObserver(() => this.onResize()),
      new MutationObserver(() => this.restyle()),
      new IntersectionObserver(entries => this.onVisible(entries.at(-1).isIntersecting)),
    ];
    this.observers[0].observe(this.plotHost);
    this.observers[1].observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.observers[2].observe(root);
    this.publish();
  }

  take(bytes) {
    if (this.columns.read(bytes)) {
      this.stale = true; // curves came, went or changed their looks: the plot is built anew
    }
    this.publish();
    this.schedule();
  }

  publish() {
    this.root.dataset.points = this.columns.points;
    this.root.dataset.lastStep = this.columns.lastStep ?? '';
    this.root.dataset.series = this.columns.series.length;
  }

  schedule() {
    this.dirty = true;
    if (this.visible && !this.frame) {
      this.frame = requestAnimationFrame(() => { this.frame = 0; this.draw(); });
    }
  }

  draw() {
    this.dirty = false;
    if (!this.tableHost.hidden) {
      buildTable(this.tableHost, this.columns, this.options);
      return;
    }
    const width = this.plotHost.clientWidth;
    if (width < 50 || this.columns.steps.length === 0) {
      this.plot?.destroy();
      this.plot = null;
      return;
    }
    if (this.plot && !this.stale) {
      this.plot.setData(this.columns.table());
      return;
    }
    this.stale = false;
    this.plot?.destroy();
    this.plot = new uPlot(this.describe(width), this.columns.table(), this.plotHost);
  }

  describe(width) {
    const { palette, ink, grid: gridInk, paper } = colours();
    this.paper = paper;
    const grid = { stroke: gridInk, width: 1 };
    const font = '12px system-ui, sans-serif';
    const axis = { stroke: ink, grid, ticks: grid, font, labelFont: font, labelSize: 20 };
    return {
      width,
      height: this.options.height,
      scales: {
        // Of a single step the library would make a range of its own.
        x: { time: false, range: (plot, min, max) => (plot.data[0].length === 1 ? [plot.data[0][0] - 1, plot.data[0][0] + 1] : [min, max]) },
      },
      axes: [
        { ...axis, label: this.options.xLabel, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 1e7, 1e8, 1e9] },
        { ...axis, label: this.options.yLabel, size: (_, values) => Math.max(58, 20 + 7 * Math.max(0, ...(values ?? []).map(value => value?.length ?? 0))) },
      ],
      cursor: { drag: { x: true, y: false }, focus: { prox: 24 } },
      focus: { alpha: 0.35 },
      legend: { markers: { width: 2, fill: 'transparent', dash: (_, index) => this.markerOf(index) } },
      series: [
        { label: this.options.xLabel, value: (_, step) => step ?? '' },
        ...this.columns.series.map((series, index) => this.curve(series, index, palette, ink)),
      ],
    };
  }

  curve(series, index, palette, ink) {
    const curve = {
      label: series.label,
      stroke: palette[index % palette.length],
      width: 2,
      dash: dashes[index % dashes.length],
      points: { fill: this.paper },
      value: (_, value, __, at) => (at == null ? '' : value == null ? '–' : format(value)),
    };
    switch (series.style) {
      case styles.dots:
        return { ...curve, dash: undefined, paths: () => null, points: { show: true, size: 7, fill: curve.stroke } };
      case styles.steps:
        return { ...curve, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } };
      case styles.muted:
        return { ...curve, stroke: ink, width: 1, dash: [3, 3] };
      case styles.strong:
        return { ...curve, width: 3.5, dash: [] };
      default:
        return curve;
    }
  }

  markerOf(index) {
    const style = this.columns.series[index - 1]?.style;
    return style === styles.line || style === styles.steps ? ['solid', 'dashed', 'dotted'][(index - 1) % 3] : 'solid';
  }

  showTable(open) {
    this.tableHost.hidden = !open;
    this.plotHost.hidden = open;
    this.toggle.setAttribute('aria-expanded', String(open));
    this.schedule();
  }

  onKey(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!move || !this.plot) {
      return;
    }
    event.preventDefault();
    const last = this.columns.steps.length - 1;
    this.at = Math.max(0, Math.min(last, (this.at ?? (move > 0 ? -1 : last + 1)) + move));
    const step = this.columns.steps[this.at];
    this.plot.setCursor({ left: this.plot.valToPos(step, 'x'), top: 10 });
    const values = this.columns.series
      .filter(series => series.values[this.at] != null)
      .map(series => `${series.label} ${format(series.values[this.at])}`);
    this.spoken.textContent = `${this.options.xLabel} ${step}: ${values.join(', ')}`;
  }

  onResize() {
    const width = this.plotHost.clientWidth;
    if (this.plot && width >= 50 && width !== this.plot.width) {
      this.plot.setSize({ width, height: this.options.height });
    } else if (!this.plot) {
      this.schedule();
    }
  }

  onVisible(visible) {
    this.visible = visible;
    if (visible && this.dirty) {
      this.schedule();
    }
  }

  restyle() {
    this.stale = true;
    this.schedule();
  }

  dispose() {
    this.life.abort();
    this.observers.forEach(observer => observer.disconnect());
    cancelAnimationFrame(this.frame);
    this.plot?.destroy();
  }
}
