// The chart's data as columns over one ascending list of steps.
// A missing value is undefined (the curve goes on), a value that is not finite is null (a gap).
const decoder = new TextDecoder();

export class Columns {
  steps = [];
  series = [];
  points = 0;
  lastStep = null;

  // Reads packed blocks (see ChartCodec.cs). Says whether curves were added, reset or restyled.
  read(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    let changed = false;
    while (at < view.byteLength) {
      const index = view.getUint16(at, true);
      const flags = view.getUint8(at + 2);
      const style = view.getUint8(at + 3);
      const labelBytes = view.getUint16(at + 4, true);
      const count = view.getUint32(at + 6, true);
      at += 10;
      while (this.series.length <= index) {
        this.series.push({ label: '', style: 0, values: new Array(this.steps.length) });
        changed = true;
      }
      const series = this.series[index];
      if (flags & 1) {
        this.points -= series.values.filter(value => value !== undefined).length;
        series.values = new Array(this.steps.length);
        changed = true;
      }
      if (flags & 2) {
        const label = decoder.decode(bytes.subarray(at, at + labelBytes));
        changed ||= label !== series.label || style !== series.style;
        series.label = label;
        series.style = style;
      }
      at += labelBytes;
      for (let i = 0; i < count; i++, at += 8) {
        this.put(series, view.getUint32(at, true), view.getFloat32(at + 4, true));
      }
    }
    return changed;
  }

  // One value a step: a later one takes its place.
  put(series, step, value) {
    const row = this.rowOf(step);
    if (series.values[row] === undefined) {
      this.points++;
    }
    series.values[row] = Number.isFinite(value) ? value : null;
    if (this.lastStep === null || step > this.lastStep) {
      this.lastStep = step;
    }
  }

  rowOf(step) {
    const steps = this.steps;
    let low = 0;
    let high = steps.length;
    if (high > 0 && steps[high - 1] < step) {
      low = high; // the common case: the newest step comes last
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] < step) low = middle + 1; else high = middle;
    }
    if (steps[low] !== step) {
      steps.splice(low, 0, step);
      for (const series of this.series) {
        if (low === series.values.length) series.values.length++; else series.values.splice(low, 0, undefined);
      }
    }
    return low;
  }

  table() {
    return [this.steps, ...this.series.map(series => series.values)];
  }
}
