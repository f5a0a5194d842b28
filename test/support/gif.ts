/** What a GIF is made of. */
export interface Gif {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of four colours. */
  readonly colours: readonly number[];
  readonly indexAt: (x: number, y: number) => number;
  readonly transparent?: number;
  readonly interlaced?: boolean;
  readonly canvas?: readonly [width: number, height: number];
  readonly at?: readonly [x: number, y: number];
}

/** A GIF of one frame, made here so that tests need no picture file. */
export function gif(file: Gif): Uint8Array {
  const { width, height, colours, transparent, interlaced = false } = file;
  const [canvasWidth, canvasHeight] = file.canvas ?? [width, height];
  const [x, y] = file.at ?? [0, 0];
  const control = transparent === undefined ? [] : [0x21, 0xf9, 4, 1, 0, 0, transparent, 0];
  return Uint8Array.from([
    ...Buffer.from("GIF89a"),
    ...shorts(canvasWidth, canvasHeight),
    ...[0x81, 0, 0, ...colours],
    ...control,
    ...[0x2c, ...shorts(x, y, width, height), interlaced ? 0x40 : 0],
    ...[2, ...blocks(packed(indices(file)))],
    ...[0, 0x3b],
  ]);
}

function shorts(...values: readonly number[]): readonly number[] {
  return values.flatMap((value) => [value & 255, value >> 8]);
}

function indices({ width, height, indexAt, interlaced }: Gif): readonly number[] {
  const rows = Array.from({ length: height }, (_, i) => i);
  const passOf = (row: number) => (row % 8 === 0 ? 0 : row % 4 === 0 ? 1 : row % 2 === 0 ? 2 : 3);
  if (interlaced) rows.sort((a, b) => passOf(a) - passOf(b) || a - b);
  return rows.flatMap((y) => Array.from({ length: width }, (_, x) => indexAt(x, y)));
}

/** Codes of three to twelve bits, as the GIF specification has them in appendix F. */
function packed(values: readonly number[]): readonly number[] {
  const [clear, end] = [4, 5];
  const bytes: number[] = [];
  let [held, bits, size] = [0, 0, 3];
  const put = (code: number) => {
    held |= code << bits;
    for (bits += size; bits >= 8; bits -= 8) {
      bytes.push(held & 255);
      held >>>= 8;
    }
  };
  let known = new Map<string, number>();
  let next = 6;
  const restart = () => {
    known = new Map([0, 1, 2, 3].map((value) => [`${value}`, value]));
    [next, size] = [6, 3];
  };
  restart();
  put(clear);
  let run = "";
  for (const value of values) {
    const longer = run === "" ? `${value}` : `${run} ${value}`;
    if (known.has(longer)) {
      run = longer;
      continue;
    }
    put(known.get(run)!);
    if (next === 4096) {
      put(clear);
      restart();
    } else {
      known.set(longer, next++);
      if (next - 1 === 1 << size && size < 12) size += 1;
    }
    run = `${value}`;
  }
  put(known.get(run)!);
  put(end);
  if (bits > 0) bytes.push(held & 255);
  return bytes;
}

function blocks(bytes: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255);
    out.push(block.length, ...block);
  }
  return out;
}
