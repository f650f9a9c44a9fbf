import type { Origin } from '../../model/origin.ts';

/** Leads from a line and column of a module (both from 1) to the place that people wrote; `undefined` where it can't be told. */
export type OriginMapping = (line: number, column: number) => Origin | undefined;
