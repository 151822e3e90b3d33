import { loadCheckedRecord } from '../testing/checked-record';

/** The record that `npm test` builds out/ from. */
export const record = loadCheckedRecord();
