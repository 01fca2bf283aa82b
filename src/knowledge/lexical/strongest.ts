/** The best of many scored forms, by a heap of fixed size. */

/** How much a unit of length takes from what a form shares with the query. */
const LENGTH = 0.06;

/** The `most` forms of the highest score; long forms hold more by chance and count a little less. */
export function strongest(
  forms: Int32Array,
  scores: Float32Array,
  normal: readonly string[],
  most: number,
  isWanted: (form: number) => boolean,
): number[] {
  const heap = new Float64Array(most);
  const holder = new Int32Array(most);
  let size = 0;
  for (const form of forms) {
    const value = (scores[form] ?? 0) / (1 + LENGTH * (normal[form] ?? '').length);
    if (size === most && value <= (heap[0] ?? 0)) continue;
    if (!isWanted(form)) continue;
    let at: number;
    if (size < most) {
      at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if ((heap[parent] ?? 0) <= value) break;
        heap[at] = heap[parent] ?? 0;
        holder[at] = holder[parent] ?? 0;
        at = parent;
      }
    } else {
      at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
        if ((heap[child] ?? 0) >= value) break;
        heap[at] = heap[child] ?? 0;
        holder[at] = holder[child] ?? 0;
        at = child;
      }
    }
    heap[at] = value;
    holder[at] = form;
  }
  return Array.from(holder.subarray(0, size));
}
