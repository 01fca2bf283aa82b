/** How a percentage is printed; a dash where nothing was counted. */
export const show = (value: number | null): string => (value === null ? '–' : value.toFixed(1)).padStart(6);
