import type { BatchStore } from '../../batch-store.ts';

export const openBatchStore = (): BatchStore => {
  throw new Error('no batch can be kept yet');
};
