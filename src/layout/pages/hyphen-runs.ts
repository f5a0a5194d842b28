import type { Column, ColumnItem } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import type { PagePlan } from "./page-plan.ts";

/** More hyphens than these in a row, one under another, are a ladder. */
const MOST = 2;

/** A line that ends in a hyphen. */
interface Hyphen {
  readonly item: number;
  readonly line: number;
}

/** The settings that were chosen, by item, in the order of reading. */
type Chosen = Map<number, Setting>;

/**
 * The same pages, without a third hyphen in a row where paragraphs meet.
 *
 * A paragraph knows nothing of its neighbours while it is broken. Where the hyphens of two make
 * a ladder, one of them is broken again in as many lines, so that the pages stay as they
 * are: the one that is hurt least. Where none can be, the ladder stays.
 */
export function withoutLadders({ items }: Column, plans: readonly PagePlan[]): readonly PagePlan[] {
  const chosen = chosenOn(plans);
  const [first] = chosen.keys();
  const opening = first === undefined ? undefined : items[first];
  // Of the lines beside a drop capital only the last stands under the edge of the column.
  const dropped = opening?.type === "text" && opening.extras.length > 0;
  const from = dropped ? opening.least - 1 : 0;
  const ladders = laddersOf(chosen, from);
  if (ladders.length === 0) return plans;
  let over = hyphensOver(ladders);
  for (const ladder of ladders) {
    const remedies = ladder.flatMap(({ item, line }) => {
      const setting = chosen.get(item)?.withoutHyphen(line);
      if (setting === undefined || !keepsPages(plans, items[item], { item, setting })) return [];
      return [remedyOf(chosen, from, { item, setting })];
    });
    const [best] = remedies.sort((a, b) => a.left - b.left || a.hurt - b.hurt);
    if (best === undefined || best.left >= over) continue;
    chosen.set(best.item, best.setting);
    over = best.left;
  }
  return plans.map((plan) => ({
    ...plan,
    slices: plan.slices.map((slice) => {
      const setting = chosen.get(slice.item);
      return setting === undefined ? slice : { ...slice, setting };
    }),
  }));
}

function chosenOn(plans: readonly PagePlan[]): Chosen {
  const chosen: Chosen = new Map();
  for (const { slices } of plans)
    for (const { item, from, setting } of slices)
      if (setting !== undefined && from === 0) chosen.set(item, setting);
  return chosen;
}

/** The chapters before and after are set by themselves: each is taken to have a hyphen where they meet. */
const NEIGHBOUR: Hyphen = { item: -1, line: 0 };

/**
 * The ladders of a chapter from line `from` of its first paragraph on.
 *
 * The last line of a paragraph is not full: it neither counts nor parts the lines around it.
 * Within a paragraph the breaker sees to it, so only edges are looked at.
 */
function laddersOf(chosen: Chosen, from: number): readonly (readonly Hyphen[])[] {
  const ladders: (readonly Hyphen[])[] = [];
  let run: Hyphen[] = [NEIGHBOUR];
  const end = (): void => {
    if (run.length > MOST) ladders.push(run);
    if (run.length > 0) run = [];
  };
  let begin = from;
  for (const [item, setting] of chosen) {
    const last = setting.count - 1;
    let line = begin;
    begin = 0;
    while (line < last) {
      if (setting.endsClean(line)) {
        end();
        line = Math.max(line + 1, last - MOST);
      } else {
        run.push({ item, line });
        line += 1;
      }
    }
  }
  if (run.length > 0) run.push(NEIGHBOUR);
  end();
  return ladders;
}

/** A paragraph set anew. */
interface Remedy {
  readonly item: number;
  readonly setting: Setting;
  /** Hyphens that are still too many in the chapter. */
  readonly left: number;
  /** Demerits by which it is the worse for it. */
  readonly hurt: number;
}

function remedyOf(
  chosen: Chosen,
  from: number,
  { item, setting }: Pick<Remedy, "item" | "setting">,
): Remedy {
  const hurt = setting.demerits - (chosen.get(item)?.demerits ?? 0);
  const left = hyphensOver(laddersOf(new Map(chosen).set(item, setting), from));
  return { item, setting, left, hurt };
}

function hyphensOver(ladders: readonly (readonly Hyphen[])[]): number {
  return ladders.reduce((sum, { length }) => sum + length - MOST, 0);
}

/** True where no hyphen comes to the foot of a page, and no call of a note to another page. */
function keepsPages(
  plans: readonly PagePlan[],
  item: ColumnItem | undefined,
  to: Pick<Remedy, "item" | "setting">,
): boolean {
  const calls = item?.type === "text" && item.calls.length > 0;
  return plans.every(({ slices }) =>
    slices.every(
      (slice) =>
        slice.item !== to.item ||
        slice.to === to.setting.count ||
        (!calls && to.setting.endsClean(slice.to - 1)),
    ),
  );
}
