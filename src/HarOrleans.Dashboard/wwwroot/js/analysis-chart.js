// Charts of few values: create(id, options), replace(id, figure), dispose(id). The library is fetched when the first one comes into view.
import { colours, format, load } from './chart-colours.js';

const fewCategories = 12;
const charts = new Map();
const pen = document.createElement('canvas').getContext('2d');

export function create(id, options) {
  dispose(id);
  const root = document.getElementById(id);
  if (root) {
    charts.set(id, new Chart(root, options));
  }
}

export function replace(id, figure) {
  const chart = charts.get(id);
  if (chart) {
    chart.figure = figure;
    chart.at = null;
    chart.schedule();
  }
}

export function dispose(id) {
  charts.get(id)?.dispose();
  charts.delete(id);
}

class Chart {
  constructor(root, options) {
    this.root = root;
    ({ library: this.address } = options);
    this.host = root.querySelector('[data-chart-plot]');
    this.spoken = root.querySelector('[data-chart-spoken]');
    this.life = new AbortController();
    this.host.addEventListener('keydown', event => this.onKey(event), { signal: this.life.signal });
    this.observers = [
      new ResizeObserver(() => this.resize()),
      new MutationObserver(() => this.schedule()),
      new IntersectionObserver(entries => {
        this.visible = entries.at(-1).isIntersecting;
        this.schedule();
      }, { rootMargin: '200px' }),
    ];
    this.observers[0].observe(this.host);
    this.observers[1].observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.observers[2].observe(root);
  }

  schedule() {
    this.dirty = true;
    if (this.visible && this.figure && !this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  async draw() {
    await load(this.address);
    if (this.life.signal.aborted || this.host.clientWidth < 50) {
      return;
    }
    this.dirty = false;
    this.plot ??= echarts.init(this.host, null, { renderer: 'canvas' });
    this.plot.setOption(describe(this.figure, colours(), this.host.clientWidth), { notMerge: true });
    this.root.dataset.ready = 'true';
  }

  resize() {
    if (this.plot && this.host.clientWidth >= 50) {
      this.plot.resize();
      this.schedule(); // labels wrap by the width
    } else if (this.dirty) {
      this.schedule();
    }
  }

  onKey(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!move || !this.plot) {
      return;
    }
    event.preventDefault();
    const { categories, series, xLabel } = this.figure;
    const last = categories.length - 1;
    this.at = Math.max(0, Math.min(last, (this.at ?? (move > 0 ? -1 : last + 1)) + move));
    this.plot.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: this.at });
    const values = series.filter(one => one.values[this.at] != null).map(one => `${one.name} ${figureAt(one, this.at)}`);
    this.spoken.textContent = `${xLabel} ${categories[this.at]}: ${values.join(', ') || 'no value'}`;
  }

  dispose() {
    this.life.abort();
    this.observers.forEach(observer => observer.disconnect());
    cancelAnimationFrame(this.frame);
    this.plot?.dispose();
  }
}

function describe(figure, { palette, ink, grid, paper, text }, width) {
  const font = { fontFamily: 'system-ui, sans-serif', fontSize: 12 };
  const many = figure.series.length > 1 && figure.kind !== 'boxes';
  const lies = figure.kind === 'ranking';
  const names = labels(figure.categories, width);
  const described = {
    animation: false,
    color: palette,
    textStyle: font,
    // Patterns tell the series apart without colour.
    aria: { enabled: many, decal: { show: many } },
    grid: { left: 26, right: 12, top: many ? 12 + 22 * legendLines(figure.series, width) : 14, bottom: 28, containLabel: true },
    legend: many ? { top: 0, left: 0, itemGap: 14, textStyle: { ...font, color: text } } : undefined,
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: paper,
      borderColor: grid,
      textStyle: { ...font, color: text },
      formatter: points => tip(figure, points[0].dataIndex),
    },
    xAxis: {
      type: 'category',
      data: figure.categories,
      name: figure.xLabel,
      nameLocation: 'middle',
      nameGap: names.gap,
      nameTextStyle: { color: ink },
      axisLine: { lineStyle: { color: ink } },
      axisTick: { alignWithLabel: true },
      axisLabel: { color: ink, ...names.label },
    },
    yAxis: {
      type: 'value',
      name: figure.yLabel,
      nameLocation: 'middle',
      nameGap: 44,
      nameTextStyle: { color: ink },
      scale: figure.kind === 'boxes',
      axisLabel: { color: ink, formatter: format, hideOverlap: true },
      splitLine: { lineStyle: { color: grid } },
    },
    series: figure.kind === 'boxes' ? [boxes(figure, palette[0], text)] : figure.series.flatMap(one => one.deviations ? [bars(figure, one), whiskers(one, text)] : [bars(figure, one)]),
  };
  return lies ? lying(described) : described;
}

// The same, with the categories from top to bottom and all their names.
function lying(figure) {
  const names = { ...figure.xAxis, inverse: true, name: undefined, axisLabel: { ...figure.xAxis.axisLabel, interval: 0, rotate: 0, width: undefined, hideOverlap: false } };
  return { ...figure, grid: { ...figure.grid, right: 30 }, xAxis: { ...figure.yAxis, nameGap: 28 }, yAxis: names };
}

// How many lines the names of the series take: the library wraps them, and leaves the room to us.
function legendLines(series, width) {
  const symbol = 25 + 5;
  const gap = 14;
  let lines = 1;
  let at = 0;
  for (const one of series) {
    const wide = symbol + widthOf(one.name);
    if (at > 0 && at + wide > width - 10) {
      lines++;
      at = 0;
    }
    at += wide + gap;
  }
  return lines;
}

// A deviation: a line through the bar's end, in both directions.
function whiskers(series, line) {
  const half = 4;
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: series.values.map((value, at) => [value - series.deviations[at], at, value + series.deviations[at]]),
    encode: { x: [0, 2], y: 1 },
    renderItem: (params, api) => {
      const [left, y] = api.coord([api.value(0), api.value(1)]);
      const [right] = api.coord([api.value(2), api.value(1)]);
      const stroke = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: line, lineWidth: 1 } });
      return { type: 'group', children: [stroke(left, y, right, y), stroke(left, y - half, left, y + half), stroke(right, y - half, right, y + half)] };
    },
  };
}

function figureAt(series, at) {
  return series.deviations ? `${format(series.values[at])} ± ${format(series.deviations[at])}` : format(series.values[at]);
}

// Few categories all have their names: in lines where their words fit, else aslant; of many only those that fit.
function labels(categories, width) {
  if (categories.length > fewCategories) {
    return { gap: 28, label: { hideOverlap: true } };
  }
  const room = Math.max(30, (width - 80) / categories.length - 6);
  const words = Math.max(0, ...categories.flatMap(name => name.split(' ')).map(widthOf));
  const aslant = 35;
  return words <= room
    ? { gap: 40, label: { interval: 0, width: room, overflow: 'break', lineHeight: 13 } }
    : { gap: 26 + Math.max(...categories.map(widthOf)) * Math.sin(aslant * Math.PI / 180), label: { interval: 0, rotate: aslant } };
}

function widthOf(text) {
  pen.font = '12px system-ui, sans-serif';
  return pen.measureText(text).width;
}

function bars(figure, series) {
  return {
    type: 'bar',
    name: series.name,
    data: series.values,
    barMaxWidth: figure.kind === 'histogram' ? undefined : 48,
    barCategoryGap: figure.kind === 'histogram' ? '4%' : '24%',
  };
}

function boxes(figure, fill, line) {
  const [first, ...others] = figure.series;
  return {
    type: 'boxplot',
    data: first.values.map((value, at) => [value, ...others.slice(0, 4).map(one => one.values[at])]),
    itemStyle: { color: `${fill}55`, borderColor: line },
    boxWidth: [8, 60],
  };
}

// As nodes, not HTML: names come from anybody's data.
function tip(figure, at) {
  const box = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = `${figure.xLabel} ${figure.categories[at]}`;
  box.append(head);
  for (const one of figure.series) {
    const line = document.createElement('div');
    line.textContent = `${one.name}: ${one.values[at] == null ? '–' : figureAt(one, at)}`;
    box.append(line);
  }
  return box;
}
