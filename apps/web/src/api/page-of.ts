/** One page of a list, as every list of the API answers. Pages count from 1. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}
